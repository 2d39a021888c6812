/** Rows as tables, JSON or CSV, and the progress of long commands. */
@NullMarked
package io.github.mmfapi.cli.internal.output;

import org.jspecify.annotations.NullMarked;
