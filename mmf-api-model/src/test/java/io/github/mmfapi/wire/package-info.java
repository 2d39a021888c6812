/** Tests of the hand-written base through generated classes. */
@NullMarked
package io.github.mmfapi.wire;

import org.jspecify.annotations.NullMarked;
