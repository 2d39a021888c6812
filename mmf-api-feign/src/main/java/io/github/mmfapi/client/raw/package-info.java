/**
 * Calls any method of the API, documented or not, in any format, and returns the response without
 * decoding it.
 */
@NullMarked
package io.github.mmfapi.client.raw;

import org.jspecify.annotations.NullMarked;
