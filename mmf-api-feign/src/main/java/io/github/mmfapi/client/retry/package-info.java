/** When a call is repeated, and how it waits until then. */
@NullMarked
package io.github.mmfapi.client.retry;

import org.jspecify.annotations.NullMarked;
