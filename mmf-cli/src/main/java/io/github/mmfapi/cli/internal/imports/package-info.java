/**
 * Workout files that are imported, each once.
 *
 * <p>Tags in capitals, such as RUP, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.cli.internal.imports;

import org.jspecify.annotations.NullMarked;
