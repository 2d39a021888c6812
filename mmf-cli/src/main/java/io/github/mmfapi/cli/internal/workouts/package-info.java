/** The commands {@code mmf workouts}. */
@NullMarked
package io.github.mmfapi.cli.internal.workouts;

import org.jspecify.annotations.NullMarked;
