/** The Feign interfaces behind raw calls. No API: it may change in any release. */
@NullMarked
package io.github.mmfapi.client.internal.raw;

import org.jspecify.annotations.NullMarked;
