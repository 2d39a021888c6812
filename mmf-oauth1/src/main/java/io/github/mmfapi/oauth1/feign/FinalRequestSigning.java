package io.github.mmfapi.oauth1.feign;

import feign.Request;
import feign.Request.HttpMethod;
import feign.RequestTemplate;
import feign.Response;
import io.github.mmfapi.oauth1.ClockSkewPolicy;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningCredentials;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.internal.SkewCorrection;
import io.github.mmfapi.oauth1.internal.feign.CallSecrets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Signs final requests for the synchronous and the asynchronous client. */
final class FinalRequestSigning {

  private static final Set<HttpMethod> READS =
      EnumSet.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.TRACE);

  private final OAuth1Signer signer;
  private final SkewCorrection skew;
  private final TokenCredentialsProvider credentials;
  private final Function<Request, Placement> placement;
  private final Consumer<SignedRequest> listener;
  private final Function<Request, @Nullable String> realm;
  private final Predicate<Response> refusal;
  // Any thread reads it; it is replaced as a whole, so each value that is seen is valid.
  private volatile @Nullable CorrectedSigner lastCorrected;

  /** A signer whose clock is corrected. */
  private record CorrectedSigner(Duration correction, OAuth1Signer signer) {}

  FinalRequestSigning(
      SigningBuilder<?, Request> builder,
      ClockSkewPolicy policy,
      ClockCorrection correction,
      Predicate<Response> refusal) {
    this.signer = builder.requiredSigner();
    this.skew =
        new SkewCorrection(
            signer.clock(),
            policy.threshold(),
            policy.limit(),
            policy.insecureWrites(),
            correction.skews());
    this.credentials = builder.credentials;
    this.placement = builder.placement;
    this.listener = builder.listener;
    this.realm = builder.realm;
    this.refusal = refusal;
  }

  SkewCorrection skew() {
    return skew;
  }

  /** Returns the duration to add to the clock for a request. */
  Duration correction(Request request) {
    return skew.isUnknown()
        ? Duration.ZERO
        : skew.correction(SameOriginRedirects.origin(request.url()), isWrite(request));
  }

  static boolean isWrite(Request request) {
    return !READS.contains(request.httpMethod());
  }

  /** Returns the predicate for refusals that do not name the timestamp. */
  Predicate<Response> refusal() {
    return refusal;
  }

  /** Returns the request, signed with the time of the clock and a correction. */
  Request sign(Request request, Duration correction) {
    RequestContent received =
        RequestContent.of(request.headers(), request.body(), request.charset());
    RequestContent content = received.withoutEarlierSignature();
    String receivedUrl = WireUrl.of(request.url());
    String url = EarlierSignature.withoutInUrl(receivedUrl);
    Request clean = rebuild(request, url, received, content);
    Placement chosen = placement.apply(clean);
    SigningRequest signing =
        SigningRequest.of(clean.httpMethod().name(), url).withToken(tokenCredentials(request));
    CallSecrets.keep(
        request.requestTemplate(),
        signer.clientCredentials().secret(),
        signing.token(),
        signing.tokenSecret());
    if (!content.isAsIn(received) || !url.equals(receivedUrl)) {
      signing = CallerParameters.in(receivedUrl, received).addTo(signing);
    }
    String ownRealm = realm.apply(clean);
    if (ownRealm != null) {
      signing = signing.withRealm(ownRealm);
    }
    SignedRequest signed = content.sign(signer(correction), signing);
    String signedUrl = chosen == Placement.QUERY ? signed.url() : url;
    Request result = rebuild(clean, signedUrl, content, content.with(signed, chosen));
    listener.accept(signed);
    return result;
  }

  private OAuth1Signer signer(Duration correction) {
    if (correction.isZero()) {
      return signer;
    }
    CorrectedSigner last = lastCorrected;
    if (last == null || !last.correction().equals(correction)) {
      last =
          new CorrectedSigner(
              correction, signer.withClock(Clock.offset(signer.clock(), correction)));
      lastCorrected = last;
    }
    return last.signer();
  }

  private @Nullable SigningCredentials tokenCredentials(Request request) {
    RequestTemplate template = request.requestTemplate();
    return template == null
        ? credentials.tokenCredentials()
        : credentials.tokenCredentials(template);
  }

  private static Request rebuild(
      Request request, String url, RequestContent before, RequestContent after) {
    if (before.isAsIn(after) && !request.headers().containsKey(UserKey.HEADER)) {
      // Headers and body are unchanged and need no copies.
      return url.equals(request.url())
          ? request
          : Request.create(
              request.httpMethod(),
              url,
              request.headers(),
              request.body(),
              request.charset(),
              request.requestTemplate());
    }
    Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(request.headers());
    // The header is for this class only; the template keeps it for another attempt.
    headers.remove(UserKey.HEADER);
    if (!after.authorization().equals(before.authorization())) {
      headers.remove(RequestContent.AUTHORIZATION);
      if (!after.authorization().isEmpty()) {
        headers.put(RequestContent.AUTHORIZATION, after.authorization());
      }
    }
    boolean sameBody = after.body() == before.body();
    if (!sameBody) {
      headers.put("Content-Length", List.of(Integer.toString(after.body().length)));
    }
    return Request.create(
        request.httpMethod(),
        url,
        headers,
        sameBody ? request.body() : after.body(),
        request.charset(),
        request.requestTemplate());
  }
}
