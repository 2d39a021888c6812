/**
 * The pages of the sandbox for people: what it received and why it refused it, what it holds, and
 * the documentation of its methods. Not part of the API.
 *
 * <p>Tags in capitals, such as RUP, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.sandbox.internal.console;

import org.jspecify.annotations.NullMarked;
