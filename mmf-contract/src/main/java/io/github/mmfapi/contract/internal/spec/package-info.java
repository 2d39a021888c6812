/**
 * Reads the spec: operations, their parameters, schemas, examples and evidence. Not part of the
 * API.
 */
@NullMarked
package io.github.mmfapi.contract.internal.spec;

import org.jspecify.annotations.NullMarked;
