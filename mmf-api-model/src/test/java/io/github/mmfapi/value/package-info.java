/** Tests of the hand-written base through generated classes. */
@NullMarked
package io.github.mmfapi.value;

import org.jspecify.annotations.NullMarked;
