/** Tests of the generator: what it emits, and which mistakes in a spec it refuses. */
@NullMarked
package io.github.mmfapi.codegen;

import org.jspecify.annotations.NullMarked;
