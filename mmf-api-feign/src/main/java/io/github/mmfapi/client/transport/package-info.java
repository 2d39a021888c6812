/**
 * What carries requests: OkHttp by default, the JDK's or Apache's client where Feign's module for
 * it is added. None of them follows redirects or repeats a write, and all of them ask for gzip.
 */
@NullMarked
package io.github.mmfapi.client.transport;

import org.jspecify.annotations.NullMarked;
