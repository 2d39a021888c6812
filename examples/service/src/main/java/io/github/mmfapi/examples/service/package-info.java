/** A service whose users log in with MapMyFitness, see their workouts and add one. */
@NullMarked
package io.github.mmfapi.examples.service;

import org.jspecify.annotations.NullMarked;
