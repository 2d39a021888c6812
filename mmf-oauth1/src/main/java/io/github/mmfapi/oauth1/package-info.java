/**
 * Signs requests with OAuth 1 (RFC 5849 sections 3.1 to 3.6), independently of any HTTP client and
 * of any API. Start at {@link io.github.mmfapi.oauth1.OAuth1Signer}.
 *
 * <p>The other packages build on this one: {@link io.github.mmfapi.oauth1.feign} signs for Feign,
 * {@link io.github.mmfapi.oauth1.authorization} obtains token credentials, {@link
 * io.github.mmfapi.oauth1.store} keeps them, {@link io.github.mmfapi.oauth1.verify} verifies
 * requests on the server's side, {@link io.github.mmfapi.oauth1.diagnosis} explains differing base
 * strings, and {@link io.github.mmfapi.oauth1.scribe} serves users of ScribeJava.
 */
@NullMarked
package io.github.mmfapi.oauth1;

import org.jspecify.annotations.NullMarked;
