/**
 * The Feign interfaces of MapMyFitness 3.1, generated from the files in {@code spec}: one
 * synchronous and one asynchronous interface per group of methods. {@code
 * io.github.mmfapi.client.MmfClient} assembles them.
 */
@NullMarked
package io.github.mmfapi.api;

import org.jspecify.annotations.NullMarked;
