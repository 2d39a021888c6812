/**
 * The entry point: {@link io.github.mmfapi.client.MmfClient} assembles the generated interfaces
 * with signatures, retries, typed errors and one pool of connections.
 */
@NullMarked
package io.github.mmfapi.client;

import org.jspecify.annotations.NullMarked;
