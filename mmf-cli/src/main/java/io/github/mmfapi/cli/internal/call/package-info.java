/**
 * {@code mmf call}: calls any method and prints or saves the response. No API.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.cli.internal.call;

import org.jspecify.annotations.NullMarked;
