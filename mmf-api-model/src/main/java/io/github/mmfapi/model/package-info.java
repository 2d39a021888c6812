/**
 * The generated classes: a wire view of each object that the API answers, and one checked request
 * object per operation. All but this file is generated from the spec.
 */
@NullMarked
package io.github.mmfapi.model;

import org.jspecify.annotations.NullMarked;
