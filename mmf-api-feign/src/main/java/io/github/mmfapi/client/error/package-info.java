/**
 * The exceptions of failed calls, all of them an {@link
 * io.github.mmfapi.client.error.MmfException}, and the outcomes that metrics name.
 */
@NullMarked
package io.github.mmfapi.client.error;

import org.jspecify.annotations.NullMarked;
