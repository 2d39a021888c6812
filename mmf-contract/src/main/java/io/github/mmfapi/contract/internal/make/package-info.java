/**
 * Makes the contract from the spec and the recordings: the Pact file, and the table of operations.
 * Not part of the API.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.contract.internal.make;

import org.jspecify.annotations.NullMarked;
