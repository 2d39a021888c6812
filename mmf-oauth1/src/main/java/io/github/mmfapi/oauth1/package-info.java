/**
 * OAuth 1 (RFC 5849) for Feign: signs requests, carries the web redirection flow that obtains token
 * credentials, and verifies signed requests on the server's side. Tokens are kept in {@link
 * io.github.mmfapi.oauth1.store}. Serves any OAuth 1 API; the only class that knows MapMyFitness is
 * {@link io.github.mmfapi.oauth1.MapMyFitnessEndpoints}.
 */
@NullMarked
package io.github.mmfapi.oauth1;

import org.jspecify.annotations.NullMarked;
