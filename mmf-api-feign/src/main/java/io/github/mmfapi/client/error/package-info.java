/**
 * The exceptions of failed calls, all of them an {@link
 * io.github.mmfapi.client.error.MmfException}, and the outcomes that metrics name.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.client.error;

import org.jspecify.annotations.NullMarked;
