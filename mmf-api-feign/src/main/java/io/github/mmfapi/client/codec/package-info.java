/**
 * Encodes requests and decodes responses for Feign. Those who assemble Feign themselves call {@link
 * io.github.mmfapi.client.codec.MmfFeign}.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.client.codec;

import org.jspecify.annotations.NullMarked;
