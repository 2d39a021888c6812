/**
 * Sends requests: with OkHttp by default, or with the JDK's or Apache's client if Feign's module
 * for it is on the class path. No transport follows redirects or retries a write, and each asks for
 * gzip.
 */
@NullMarked
package io.github.mmfapi.client.transport;

import org.jspecify.annotations.NullMarked;
