/** The signer, interceptor and authorization flow of any OAuth 1 API, by the name of its client. */
@NullMarked
package io.github.mmfapi.spring.oauth1;

import org.jspecify.annotations.NullMarked;
