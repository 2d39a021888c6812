/** Files that exports write, and continue after an interruption. */
@NullMarked
package io.github.mmfapi.cli.internal.export;

import org.jspecify.annotations.NullMarked;
