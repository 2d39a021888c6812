/**
 * What the other internal packages share: a call, a response, a refusal, users, limits, and how
 * values are written. Not part of the API.
 */
@NullMarked
package io.github.mmfapi.sandbox.internal.model;

import org.jspecify.annotations.NullMarked;
