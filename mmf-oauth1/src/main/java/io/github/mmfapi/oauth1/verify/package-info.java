/**
 * Verifies signed requests on the side of the server (RFC 5849 section 3.2). Start at {@link
 * io.github.mmfapi.oauth1.verify.OAuth1Verifier}.
 */
@NullMarked
package io.github.mmfapi.oauth1.verify;

import org.jspecify.annotations.NullMarked;
