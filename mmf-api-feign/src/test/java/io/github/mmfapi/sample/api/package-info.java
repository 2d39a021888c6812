/** Interfaces generated from the sample spec. */
@NullMarked
package io.github.mmfapi.sample.api;

import org.jspecify.annotations.NullMarked;
