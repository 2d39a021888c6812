/** {@code mmf record}: records traffic with a server. Not part of the API. */
@NullMarked
package io.github.mmfapi.cli.internal.record;

import org.jspecify.annotations.NullMarked;
