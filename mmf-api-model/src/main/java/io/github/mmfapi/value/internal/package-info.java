/**
 * Helpers that several modules of the project share. Not API: they can change in any release.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.value.internal;

import org.jspecify.annotations.NullMarked;
