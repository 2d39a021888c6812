/** Helpers that several modules of the project share. Not API: they can change in any release. */
@NullMarked
package io.github.mmfapi.value.internal;

import org.jspecify.annotations.NullMarked;
