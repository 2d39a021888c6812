/**
 * The contract of all operations, and its verification on any server.
 *
 * <p>{@link io.github.mmfapi.contract.Contract} is what client and server promise each other, made
 * from the spec. {@link io.github.mmfapi.contract.ContractVerifier} sends its requests to a server
 * and compares the responses by Pact's rules. {@link io.github.mmfapi.contract.MmfContract} does so
 * as tests of JUnit 5, and {@link io.github.mmfapi.contract.UsedOperations} limits it to what an
 * application uses.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.contract;

import org.jspecify.annotations.NullMarked;
