package io.github.mmfapi.client.error;

import java.util.List;

/**
 * Reports a response that MapMyFitness 3.1 does not send: not JSON, not the envelope {@code
 * {"result":{"status":1,"output":{},"errors":[]}}}, an envelope that ends too early, another type
 * than the operation returns, or a redirect. (A connection that is lost while the body arrives is
 * an {@link MmfTransportException}.) Redirects are not followed, because a signature is valid for
 * one URL only. A write may have been carried out.
 */
public final class MmfResponseException extends MmfException {
  private static final long serialVersionUID = 1L;

  private MmfResponseException(FailedCall failed, String problem) {
    super(
        failed,
        "got an unexpected response ("
            + failed.response()
            + "): "
            + problem
            + (failed.excerpt().isEmpty() ? "" : ". It begins: " + failed.excerpt()),
        List.of(),
        failed.isWrite());
  }

  /**
   * Creates the exception.
   *
   * @param failed the call
   * @param problem what is wrong with the response, such as {@code the body is empty}
   * @return the exception
   */
  public static MmfResponseException of(FailedCall failed, String problem) {
    return new MmfResponseException(failed, problem);
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.MALFORMED_RESPONSE;
  }
}
