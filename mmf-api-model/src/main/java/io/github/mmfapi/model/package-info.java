/**
 * The generated classes: a typed view of each object in the responses of the API, and one checked
 * request object per operation. Apart from the type ids and this file, they are generated from the
 * spec.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.model;

import org.jspecify.annotations.NullMarked;
