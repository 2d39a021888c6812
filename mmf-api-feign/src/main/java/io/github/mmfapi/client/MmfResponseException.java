package io.github.mmfapi.client;

import java.util.List;

/**
 * The answer is not what MapMyFitness 3.1 answers: not JSON, not the envelope {@code
 * {"result":{"status":1,"output":{},"errors":[]}}}, cut off, of another shape than the operation's,
 * or a redirect, which is never followed because a signature is good for one URL only. A write may
 * have been carried out all the same.
 */
public final class MmfResponseException extends MmfException {
  private static final long serialVersionUID = 1L;

  MmfResponseException(FailedCall failed, String what) {
    super(
        failed,
        "was answered with something else than expected ("
            + failed.answer()
            + "): "
            + what
            + (failed.excerpt().isEmpty() ? "" : ". It begins: " + failed.excerpt()),
        List.of(),
        failed.isWrite());
  }

  @Override
  public CallOutcome outcome() {
    return CallOutcome.MALFORMED_ANSWER;
  }
}
