/**
 * The command line {@code mmf}: the tutorial, the sandbox, the signer, logins and calls.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.cli;

import org.jspecify.annotations.NullMarked;
