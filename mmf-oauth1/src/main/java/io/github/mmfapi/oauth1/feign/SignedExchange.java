package io.github.mmfapi.oauth1.feign;

import feign.Request;
import feign.Response;
import feign.Util;
import io.github.mmfapi.oauth1.internal.HeaderValues;
import io.github.mmfapi.oauth1.internal.OAuthProblems;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call of a signing client. Decides after each response whether to sign and send again. Used by
 * one thread at a time.
 */
final class SignedExchange {

  /** The number of bytes of a body that the predicate for refusals sees. */
  private static final int SHOWN_BYTES = 64 * 1024;

  private final FinalRequestSigning signing;
  private final Request original;
  private final Request.Options options;
  private final SameOriginRedirects redirects;
  private Request current;
  private Duration usedCorrection = Duration.ZERO;
  private boolean corrected;

  SignedExchange(FinalRequestSigning signing, Request request, Request.Options options) {
    this.signing = signing;
    this.original = request;
    this.current = request;
    this.redirects = new SameOriginRedirects(options.isFollowRedirects());
    this.options = options.isFollowRedirects() ? withoutFollowing(options) : options;
  }

  private static Request.Options withoutFollowing(Request.Options options) {
    return new Request.Options(
        options.connectTimeout(),
        options.connectTimeoutUnit(),
        options.readTimeout(),
        options.readTimeoutUnit(),
        false);
  }

  /** Returns the options of the caller, with redirects off. */
  Request.Options options() {
    return options;
  }

  /** Returns the next request to send, freshly signed. */
  Request sign() {
    usedCorrection = signing.correction(current);
    return signing.sign(current, usedCorrection);
  }

  /**
   * Handles a response.
   *
   * @return the response for the caller; null if {@link #sign()} has another request to send
   */
  @Nullable Response settle(Response response) {
    try {
      return settled(response);
    } catch (RuntimeException | Error e) {
      // The predicate for refusals is the caller's.
      Util.ensureClosed(response);
      throw e;
    }
  }

  private @Nullable Response settled(Response response) {
    Request next = redirects.next(current, response);
    if (next != null) {
      current = next;
      Util.ensureClosed(response);
      return null;
    }
    String date = HeaderValues.first(response.headers(), "Date");
    Duration needed = corrected ? null : signing.skew().neededBy(date, usedCorrection);
    Response settled = needed == null ? response : unlessRefused(response, needed);
    return settled == null ? null : settled.toBuilder().request(original).build();
  }

  /** Returns the response; null if it refused the timestamp, after correcting the clock. */
  private @Nullable Response unlessRefused(Response response, Duration needed) {
    String origin = SameOriginRedirects.origin(current.url());
    if (!signing.skew().allows(origin, FinalRequestSigning.isWrite(current))) {
      return response;
    }
    byte[] start = {};
    Response peeked = response;
    if (response.body() != null) {
      BodyStart body = BodyStart.of(response.body(), SHOWN_BYTES);
      start = body.bytes();
      peeked = response.toBuilder().body(body.whole(), response.body().length()).build();
    }
    if (!isRefusal(response, start)) {
      return peeked;
    }
    Util.ensureClosed(peeked);
    signing.skew().correct(origin, needed);
    corrected = true;
    return null;
  }

  private boolean isRefusal(Response response, byte[] start) {
    return OAuthProblems.refusesTimestamp(
            response.status(),
            HeaderValues.first(response.headers(), "WWW-Authenticate"),
            new String(start, StandardCharsets.ISO_8859_1))
        || signing.refusal().test(response.toBuilder().body(start).build());
  }
}
