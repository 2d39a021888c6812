/**
 * A MapMyFitness 3.1 server in process, on WireMock: verifies OAuth 1 signatures, lets a user
 * authorize an application on an HTML page, keeps workouts in memory, and answers in the recorded
 * shapes.
 *
 * <p>Where the record is silent the sandbox has to decide something all the same; the Javadoc says
 * where it does.
 */
@NullMarked
package io.github.mmfapi.sandbox;

import org.jspecify.annotations.NullMarked;
