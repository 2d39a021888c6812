/**
 * Signs the requests of Feign clients: as an interceptor ({@link
 * io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor}) or around the transport ({@link
 * io.github.mmfapi.oauth1.feign.OAuth1SigningClient}), for one user or for many.
 */
@NullMarked
package io.github.mmfapi.oauth1.feign;

import org.jspecify.annotations.NullMarked;
