/**
 * Calls any method of the API, documented or not, in any format, and returns the response without
 * decoding it.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.client.raw;

import org.jspecify.annotations.NullMarked;
