/**
 * Texts and bytes that several packages of the library share. It imports none of the other
 * packages, and it is no API: everything here may change in any release.
 */
@NullMarked
package io.github.mmfapi.oauth1.internal;

import org.jspecify.annotations.NullMarked;
