/** The command line {@code mmf}: the tutorial, the sandbox, the signer, logins and calls. */
@NullMarked
package io.github.mmfapi.cli;

import org.jspecify.annotations.NullMarked;
