package io.github.mmfapi.client.raw;

import com.google.errorprone.annotations.MustBeClosed;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.error.MmfTransportException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls any method, documented or not, in any format. Requests are signed and sent like those of
 * the generated interfaces, and failed reads are retried in the same way.
 *
 * <p>The response is returned as it is, whatever its HTTP status and envelope say. Only a call
 * without a response throws, or whose response breaks off in its first 64 KiB.
 *
 * <p>{@link #text} and {@link #read} close the response themselves. After {@link #call} close it,
 * or its connection stays in use; only that of a body of less than 64 KiB is released at once.
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
  @MustBeClosed
  RawResponse call(RawRequest request);

  /**
   * Sends a request and returns the body of the response as text, whatever its HTTP status.
   *
   * @param request the request
   * @return the text, up to 1 MiB
   * @throws MmfResponseException if it is longer
   * @throws MmfTransportException if there was no response, or it is incomplete
   */
  default String text(RawRequest request) {
    try (RawResponse response = call(request)) {
      return response.text();
    }
  }

  /**
   * Sends a request, has the response read, and closes it.
   *
   * @param <T> what is read
   * @param request the request
   * @param reader reads the response; it must not keep its stream
   * @return what the reader returns
   * @throws MmfTransportException if there was no response
   */
  default <T extends @Nullable Object> T read(RawRequest request, Function<RawResponse, T> reader) {
    try (RawResponse response = call(request)) {
      return reader.apply(response);
    }
  }
}
