package io.github.mmfapi.client.internal.call;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.internal.http.StreamedResults;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Limits the bytes of a response, after uncompressing. Reading more ends in a {@link
 * MmfResponseException}. An error response ends at the limit instead, because its status says what
 * happened. Responses that the caller reads as a stream have no limit.
 *
 * @param most the limit in bytes
 */
record ResponseLimit(long most) {

  /** Returns the response with its body limited. */
  Response apply(Request request, Response response) {
    Response.Body body = response.body();
    if (body == null || StreamedResults.isStreamed(request)) {
      return response;
    }
    Integer length = body.length();
    if (length != null && length <= most) {
      return response;
    }
    return response.toBuilder().body(new Limited(body, response, most), length).build();
  }

  private static boolean isError(Response response) {
    return response.status() < 200 || response.status() >= 300;
  }

  private static final class Limited extends InputStream {
    private final Response.Body body;
    private final Response response;
    private final long most;
    private @Nullable InputStream in;
    private long left;

    Limited(Response.Body body, Response response, long most) {
      this.body = body;
      this.response = response;
      this.most = most;
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int count = read(one, 0, 1);
      return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (left <= 0 && isError(response)) {
        return -1;
      }
      if (in == null) {
        in = body.asInputStream();
      }
      int count = in.read(buffer, offset, (int) Math.min(length, Math.max(1, left)));
      left -= Math.max(0, count);
      if (left < 0) {
        throw MmfResponseException.of(
            FailedCall.answered(response, new byte[0]),
            "the body has more than "
                + most
                + " bytes; raise maxResponseSize(...), or read it as a stream with raw()");
      }
      return count;
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
