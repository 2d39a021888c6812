/**
 * Encodes requests and decodes responses for Feign. Those who assemble Feign themselves call {@link
 * io.github.mmfapi.client.codec.MmfFeign}.
 */
@NullMarked
package io.github.mmfapi.client.codec;

import org.jspecify.annotations.NullMarked;
