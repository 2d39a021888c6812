package io.github.mmfapi.client;

/**
 * Calls any method, known to the spec or not, in any format. Requests are signed and sent as those
 * of the generated interfaces, and a read whose answer is lost is repeated as theirs are.
 *
 * <p>The answer is what the server said, whatever HTTP status and envelope say; only a call that
 * got no answer throws.
 */
public final class RawApi {
  private final RawCalls calls;

  RawApi(RawCalls calls) {
    this.calls = calls;
  }

  /**
   * Sends a request.
   *
   * @return the answer; close it
   * @throws MmfTransportException if there was no answer
   */
  public RawAnswer call(RawRequest request) {
    return request.isRead()
        ? calls.get(request.method(), request)
        : calls.post(request.method(), request);
  }
}
