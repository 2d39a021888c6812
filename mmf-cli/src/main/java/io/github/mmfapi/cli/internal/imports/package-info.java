/** Workout files that are imported, each once. */
@NullMarked
package io.github.mmfapi.cli.internal.imports;

import org.jspecify.annotations.NullMarked;
