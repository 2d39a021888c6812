/** Reports calls to Micrometer as metrics and observations. Needs Micrometer on the class path. */
@NullMarked
package io.github.mmfapi.client.metrics;

import org.jspecify.annotations.NullMarked;
