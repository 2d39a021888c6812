/**
 * The hand-written base of the generated classes: values are kept as they were on the wire and read
 * through the format that the spec names, so that nothing is lost between decoding and encoding.
 */
@NullMarked
package io.github.mmfapi.wire;

import org.jspecify.annotations.NullMarked;
