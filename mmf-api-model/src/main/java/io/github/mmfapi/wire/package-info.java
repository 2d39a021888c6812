/**
 * The hand-written base classes of the generated code. Values are kept as they were on the wire and
 * converted through the format in the spec, so that nothing is lost between decoding and encoding.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.wire;

import org.jspecify.annotations.NullMarked;
