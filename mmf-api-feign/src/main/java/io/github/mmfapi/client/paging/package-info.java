/**
 * Lists that come in pages, read row by row: lazily, in bounded memory, and steady while rows are
 * added and deleted. {@link io.github.mmfapi.client.paging.Rows} is the blocking form, {@link
 * io.github.mmfapi.client.paging.AsyncRows} the other.
 */
@NullMarked
package io.github.mmfapi.client.paging;

import org.jspecify.annotations.NullMarked;
