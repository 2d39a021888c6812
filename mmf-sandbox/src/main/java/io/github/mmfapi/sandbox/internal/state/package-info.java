/**
 * The data of a sandbox, in memory: users, friends, workouts, routes and other rows. Not part of
 * the API.
 */
@NullMarked
package io.github.mmfapi.sandbox.internal.state;

import org.jspecify.annotations.NullMarked;
