/**
 * Rows as tables, JSON or CSV, and the progress of long commands.
 *
 * <p>Tags in capitals, such as FITH, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.cli.internal.output;

import org.jspecify.annotations.NullMarked;
