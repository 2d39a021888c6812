package io.github.mmfapi.client.transport;

import feign.hc5.ApacheHttp5Client;
import org.apache.hc.client5.http.classic.HttpClient;

/**
 * Opens Apache HttpClient 5 over HTTP/1.1. Needs {@code io.github.openfeign:feign-hc5}. For
 * synchronous calls Feign's module encodes the query again; it is equal when decoded, so the
 * signature stays valid. Asynchronous calls have a pool of their own.
 */
public final class ApacheTransport {
  private ApacheTransport() {}

  /**
   * Opens the transport.
   *
   * @param settings the settings of the client
   * @return the transport
   * @throws IllegalStateException if a library is missing; the message names it
   */
  public static Transport open(TransportSettings settings) {
    Libraries.require(
        () -> ApacheHttp5Client.class, "io.github.openfeign:feign-hc5", "ApacheTransport");
    Libraries.require(
        () -> HttpClient.class, "org.apache.httpcomponents.client5:httpclient5", "ApacheTransport");
    return ApacheAssembly.open(settings);
  }
}
