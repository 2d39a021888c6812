package io.github.mmfapi.sandbox.internal.http;

/** Learns of the requests that were refused before WireMock saw them. */
@FunctionalInterface
public interface RefusalListener {
  /**
   * Called after the response was written.
   *
   * @param path the path without query
   * @param id the kind of refusal
   */
  void refused(String verb, String path, int status, String id);
}
