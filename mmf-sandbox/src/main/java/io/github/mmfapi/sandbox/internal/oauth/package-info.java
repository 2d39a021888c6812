/**
 * The methods of the group {@code oauth}, the credentials they issue, and the page on which a user
 * authorizes an application. Not part of the API.
 *
 * <p>Tags in capitals, such as SEED, name evidence; see {@code docs/glossary.md}.
 */
@NullMarked
package io.github.mmfapi.sandbox.internal.oauth;

import org.jspecify.annotations.NullMarked;
