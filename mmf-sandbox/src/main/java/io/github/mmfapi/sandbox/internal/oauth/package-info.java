/**
 * The methods of the group {@code oauth}, the credentials they issue, and the page on which a user
 * authorizes an application. Not part of the API.
 */
@NullMarked
package io.github.mmfapi.sandbox.internal.oauth;

import org.jspecify.annotations.NullMarked;
