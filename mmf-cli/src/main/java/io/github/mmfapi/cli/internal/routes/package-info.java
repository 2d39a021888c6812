/** The commands {@code mmf routes}. */
@NullMarked
package io.github.mmfapi.cli.internal.routes;

import org.jspecify.annotations.NullMarked;
