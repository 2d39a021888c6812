/**
 * Routes and tracks: points, laps, the files they are read from and written to, and pictures of
 * them. Not part of the API.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.sandbox.internal.geo;

import org.jspecify.annotations.NullMarked;
