package io.github.mmfapi.client.raw;

import io.github.mmfapi.client.error.MmfTransportException;

/**
 * Calls any method, documented or not, in any format. Requests are signed and sent like those of
 * the generated interfaces, and failed reads are retried in the same way.
 *
 * <p>The response is returned as it is, whatever its HTTP status and envelope say. Only a call
 * without a response throws.
 */
@FunctionalInterface
public interface RawApi {
  /**
   * Sends a request.
   *
   * @param request the request
   * @return the response; close it
   * @throws MmfTransportException if there was no response
   */
  RawResponse call(RawRequest request);
}
