/**
 * Serves HTTP requests: reads them, authenticates the caller, calls the method, writes the
 * response. Not part of the API.
 */
@NullMarked
package io.github.mmfapi.sandbox.internal.server;

import org.jspecify.annotations.NullMarked;
