/**
 * What the other internal packages share: a call, a response, a refusal, users, limits, and how
 * values are written. Not part of the API.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.sandbox.internal.model;

import org.jspecify.annotations.NullMarked;
