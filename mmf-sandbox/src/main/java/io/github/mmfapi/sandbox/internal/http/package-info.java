/**
 * The HTTP server that WireMock runs in, with the checks that come before WireMock: who may call it
 * and how much a body may hold. Not part of the API.
 */
@NullMarked
package io.github.mmfapi.sandbox.internal.http;

import org.jspecify.annotations.NullMarked;
