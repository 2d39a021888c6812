/**
 * The Feign interfaces of MapMyFitness 3.1, generated from the files in {@code spec}: one
 * synchronous and one asynchronous interface per group of methods. {@code
 * io.github.mmfapi.client.MmfClient} assembles them.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.api;

import org.jspecify.annotations.NullMarked;
