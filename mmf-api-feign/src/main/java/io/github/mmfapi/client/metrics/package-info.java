/** Micrometer's metrics and observations of calls, for those who have Micrometer. */
@NullMarked
package io.github.mmfapi.client.metrics;

import org.jspecify.annotations.NullMarked;
