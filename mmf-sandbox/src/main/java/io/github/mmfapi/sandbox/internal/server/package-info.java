/**
 * Serves HTTP requests: reads them, authenticates the caller, calls the method, writes the
 * response. Not part of the API.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.sandbox.internal.server;

import org.jspecify.annotations.NullMarked;
