/**
 * Routes and tracks: points, laps, the files they are read from and written to, and pictures of
 * them. Not part of the API.
 */
@NullMarked
package io.github.mmfapi.sandbox.internal.geo;

import org.jspecify.annotations.NullMarked;
