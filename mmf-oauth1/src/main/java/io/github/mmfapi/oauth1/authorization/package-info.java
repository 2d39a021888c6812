/**
 * Obtains token credentials by redirecting the browser of the user (RFC 5849 section 2). Start at
 * {@link io.github.mmfapi.oauth1.authorization.WebRedirectionFlow}.
 */
@NullMarked
package io.github.mmfapi.oauth1.authorization;

import org.jspecify.annotations.NullMarked;
