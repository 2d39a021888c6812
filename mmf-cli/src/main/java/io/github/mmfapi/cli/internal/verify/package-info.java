/** {@code mmf verify}: verifies a server against the contract. Not part of the API. */
@NullMarked
package io.github.mmfapi.cli.internal.verify;

import org.jspecify.annotations.NullMarked;
