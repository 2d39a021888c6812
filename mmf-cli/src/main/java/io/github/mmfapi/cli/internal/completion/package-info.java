/** {@code mmf completion}: scripts that complete commands in a shell. No API. */
@NullMarked
package io.github.mmfapi.cli.internal.completion;

import org.jspecify.annotations.NullMarked;
