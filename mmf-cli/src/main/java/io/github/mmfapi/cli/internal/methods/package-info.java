/** {@code mmf methods} and {@code mmf describe}: the methods as the spec describes them. No API. */
@NullMarked
package io.github.mmfapi.cli.internal.methods;

import org.jspecify.annotations.NullMarked;
