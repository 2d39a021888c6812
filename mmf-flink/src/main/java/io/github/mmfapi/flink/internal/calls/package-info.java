/** Calls of a reader: when they may be made, what follows them, and whose fault a failure is. */
@NullMarked
package io.github.mmfapi.flink.internal.calls;

import org.jspecify.annotations.NullMarked;
