/**
 * Makes the contract from the spec and the recordings: the Pact file, and the table of operations.
 * Not part of the API.
 */
@NullMarked
package io.github.mmfapi.contract.internal.make;

import org.jspecify.annotations.NullMarked;
