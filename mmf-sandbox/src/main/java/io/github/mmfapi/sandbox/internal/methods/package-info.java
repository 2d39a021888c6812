/**
 * The methods of 3.1 by group, and the table that names their parameters and who may call them. Not
 * part of the API.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.sandbox.internal.methods;

import org.jspecify.annotations.NullMarked;
