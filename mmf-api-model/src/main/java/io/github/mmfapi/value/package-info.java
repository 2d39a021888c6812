/**
 * Types for what calls send and return that is not JSON: files to upload and to download, the
 * points of a route, and the exception for a request that cannot be sent. They depend on nothing of
 * Jackson and on no other package of the project.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.value;

import org.jspecify.annotations.NullMarked;
