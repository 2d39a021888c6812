/** Describes a call to its listeners, and sets when it is retried. */
@NullMarked
package io.github.mmfapi.client.call;

import org.jspecify.annotations.NullMarked;
