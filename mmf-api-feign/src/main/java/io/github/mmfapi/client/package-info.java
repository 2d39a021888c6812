/**
 * The entry point: {@link io.github.mmfapi.client.MmfClient} assembles the generated interfaces
 * with signatures, retries, typed errors and one pool of connections.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.client;

import org.jspecify.annotations.NullMarked;
