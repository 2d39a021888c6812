package io.github.mmfapi.client;

import feign.FeignException;
import java.util.List;

/**
 * The root of everything that can go wrong with a call after its request was built. (A request that
 * cannot be built throws {@link io.github.mmfapi.wire.InvalidRequestException}.)
 *
 * <p>It extends {@link FeignException}, so that code written for Feign finds status, request and
 * headers where it looks for them. Nothing in it is secret: the request has no body and no
 * credentials, the body of the answer is an excerpt of at most 512 characters, and the values of
 * passwords, tokens, signatures, e-mail and IP addresses are replaced by {@code ***} in both.
 */
public abstract sealed class MmfException extends FeignException
    permits MmfApiException, MmfServerException, MmfResponseException, MmfTransportException {
  private static final long serialVersionUID = 1L;

  private final String call;
  private final String[] errors;

  MmfException(FailedCall failed, String message, List<String> errors) {
    super(
        failed.httpStatus(),
        failed.call() + " " + message,
        failed.request(),
        failed.excerptBytes(),
        failed.headers());
    this.call = failed.call();
    this.errors = errors.toArray(new String[0]);
  }

  /** Returns verb and method of the call, such as {@code GET users/get_user}. */
  public String call() {
    return call;
  }

  /** Returns the HTTP status of the answer, -1 if there was none. */
  @Override
  public int status() {
    return super.status();
  }

  /** Returns the texts of the envelope's {@code errors}, empty if there were none. */
  public List<String> errors() {
    return List.of(errors);
  }

  /** Returns the beginning of the answer's body, at most 512 characters, without secrets. */
  public String bodyExcerpt() {
    return contentUTF8();
  }
}
