/** The command line {@code mmf}: the tutorial, the sandbox and the signer. */
@NullMarked
package io.github.mmfapi.cli;

import org.jspecify.annotations.NullMarked;
