/** {@code mmf call}: calls any method and prints or saves the response. No API. */
@NullMarked
package io.github.mmfapi.cli.internal.call;

import org.jspecify.annotations.NullMarked;
