/**
 * Reads paged lists row by row: lazily, in bounded memory, and without missing or repeating rows
 * while other clients add and delete rows. {@link io.github.mmfapi.client.paging.Rows} blocks,
 * {@link io.github.mmfapi.client.paging.AsyncRows} does not.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.client.paging;

import org.jspecify.annotations.NullMarked;
