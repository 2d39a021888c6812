/** Tests of the helpers that several modules share. */
@NullMarked
package io.github.mmfapi.value.internal;

import org.jspecify.annotations.NullMarked;
