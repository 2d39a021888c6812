/** Generated from the sample spec of the code generation, for tests only. */
@NullMarked
package io.github.mmfapi.sample;

import org.jspecify.annotations.NullMarked;
