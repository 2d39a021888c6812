/**
 * The methods of 3.1 by group, and the table that names their parameters and who may call them. Not
 * part of the API.
 */
@NullMarked
package io.github.mmfapi.sandbox.internal.methods;

import org.jspecify.annotations.NullMarked;
