/**
 * Runs calls: attempts, delays, time-outs, cancellation and listeners, around what Feign does. No
 * API: it may change in any release.
 */
@NullMarked
package io.github.mmfapi.client.internal.call;

import org.jspecify.annotations.NullMarked;
