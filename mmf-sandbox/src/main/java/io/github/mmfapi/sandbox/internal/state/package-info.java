/**
 * The data of a sandbox, in memory: users, friends, workouts, routes and other rows. Not part of
 * the API.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.sandbox.internal.state;

import org.jspecify.annotations.NullMarked;
