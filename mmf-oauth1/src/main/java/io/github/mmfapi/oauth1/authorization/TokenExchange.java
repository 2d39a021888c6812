package io.github.mmfapi.oauth1.authorization;

import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.oauth1.BaseString;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.TokenRefusal.Exchanged;
import io.github.mmfapi.oauth1.internal.ClockSkews;
import io.github.mmfapi.oauth1.internal.MaskedFailure;
import io.github.mmfapi.oauth1.internal.OAuthProblems;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import io.github.mmfapi.oauth1.internal.SecretText;
import io.github.mmfapi.oauth1.internal.SkewCorrection;
import io.github.mmfapi.oauth1.internal.TokenResponse;
import io.github.mmfapi.oauth1.internal.scribe.TokenRequests;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Sends the token requests of a flow, retries one whose timestamp was refused, and turns failures
 * into the exceptions of this package.
 */
final class TokenExchange {
  private final OAuth1Endpoints endpoints;
  private final SkewCorrection skew;
  private final TokenRequests.Settings settings;
  private final Client httpClient;
  private final Request.Options options;
  private final Predicate<Response> refusal;

  TokenExchange(
      WebRedirectionFlow.Builder builder,
      OAuth1Endpoints endpoints,
      ClientCredentials clientCredentials) {
    this.endpoints = endpoints;
    this.skew =
        new SkewCorrection(
            builder.clock,
            builder.clockSkewPolicy.threshold(),
            builder.clockSkewPolicy.limit(),
            builder.clockSkewPolicy.insecureWrites(),
            new ClockSkews());
    this.settings =
        new TokenRequests.Settings(
            endpoints.temporaryCredentialsUrl().toString(),
            endpoints.authorizationUrl().toString(),
            endpoints.tokenCredentialsUrl().toString(),
            clientCredentials,
            builder.signatureMethod,
            builder.clock,
            builder.nonceGenerator,
            builder.placement,
            builder.listener,
            builder.variant.tokenRequests());
    this.httpClient = builder.httpClient;
    this.options = builder.options;
    this.refusal = builder.timestampRefusal;
  }

  /** Returns this computer's clock, which a server cannot correct. */
  Clock clock() {
    return settings.clock();
  }

  TemporaryCredentials temporaryCredentials(@Nullable URI callback) {
    return send(
        endpoints.temporaryCredentialsUrl(),
        Exchanged.TEMPORARY_CREDENTIALS,
        settings.secrets(null, null),
        requests -> requests.temporaryCredentials(text(callback)));
  }

  TokenGrant tokenCredentials(
      TemporaryCredentials temporary, @Nullable String verifier, @Nullable URI callback) {
    try {
      return grant(
          Exchanged.TEMPORARY_CREDENTIALS,
          settings.secrets(temporary, verifier),
          requests -> requests.tokenCredentials(temporary, verifier, text(callback)));
    } catch (TokenRequestException e) {
      // Jira reports a denial here: the verifier of its callback is only the word "denied".
      throw OAuthProblems.isDenial(e.oauthProblem()) ? new AuthorizationDeniedException(e) : e;
    }
  }

  TokenGrant renewed(TokenCredentials token, String sessionHandle) {
    return grant(
        Exchanged.SESSION,
        settings.secrets(token, sessionHandle),
        requests -> requests.renewed(token, sessionHandle));
  }

  TokenGrant ofPassword(String username, String password) {
    String origin = Rfc3986.origin(BaseString.baseUri(endpoints.tokenCredentialsUrl().toString()));
    if (!Rfc3986.isSecure(origin) && !Rfc3986.isLoopback(origin)) {
      throw new IllegalArgumentException(
          "A password is sent to https: addresses only, and not to " + origin);
    }
    return grant(
        Exchanged.PASSWORD,
        settings.secrets(null, password),
        requests -> requests.ofPassword(username, password));
  }

  private TokenGrant grant(
      Exchanged exchanged, List<String> secrets, Attempt<TokenResponse.Issued> attempt) {
    TokenResponse.Issued issued =
        send(endpoints.tokenCredentialsUrl(), exchanged, secrets, attempt);
    return new TokenGrant(new TokenCredentials(issued.token(), issued.secret()), issued.further());
  }

  private static @Nullable String text(@Nullable URI uri) {
    return uri == null ? null : uri.toString();
  }

  private <T> T send(URI url, Exchanged exchanged, List<String> secrets, Attempt<T> attempt) {
    String baseUri = BaseString.baseUri(url.toString());
    settings.signatureMethod().checkTransport(baseUri);
    try {
      return withSkewCorrected(Rfc3986.origin(baseUri), exchanged, attempt);
    } catch (IOException | ExecutionException e) {
      throw new OAuth1Exception(
          "No response from "
              + baseUri
              + ": check the URL and the network ("
              + SecretText.excerpt(e.toString(), secrets)
              + ")",
          MaskedFailure.of(e, SecretText.of(secrets)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OAuth1Exception("Interrupted while waiting for a response from " + baseUri, e);
    }
  }

  /** Retries once if the timestamp was refused and the server's clock explains that. */
  private <T> T withSkewCorrected(String origin, Exchanged exchanged, Attempt<T> attempt)
      throws IOException, InterruptedException, ExecutionException {
    Duration used = skew.correction(origin, true);
    AtomicReference<@Nullable TokenResponse> received = new AtomicReference<>();
    try {
      return attempt.run(
          requests(
              used,
              (request, response) -> {
                received.set(response);
                return TokenRefusal.issued(exchanged, request, response);
              }));
    } catch (TokenRequestException e) {
      TokenResponse response = received.get();
      if (response == null || !skew.allows(origin, true)) {
        throw e;
      }
      Duration needed = skew.neededBy(response.date(), used);
      if (needed == null || !isRefusal(origin, response)) {
        throw e;
      }
      skew.correct(origin, needed);
      return attempt.run(
          requests(needed, (request, again) -> TokenRefusal.issued(exchanged, request, again)));
    }
  }

  private TokenRequests requests(Duration correction, TokenRequests.Reader reader) {
    Clock corrected = Clock.offset(settings.clock(), correction);
    return new TokenRequests(settings.withClock(corrected), reader, httpClient, options);
  }

  private boolean isRefusal(String origin, TokenResponse response) {
    return OAuthProblems.refusesTimestamp(response.status(), response.challenges(), response.body())
        || refusal.test(feignResponse(origin, response));
  }

  private static Response feignResponse(String origin, TokenResponse response) {
    Map<String, Collection<String>> headers = new TreeMap<>();
    if (response.contentType() != null) {
      headers.put("Content-Type", List.of(response.contentType()));
    }
    return Response.builder()
        .status(response.status())
        .headers(headers)
        .request(
            Request.create(
                Request.HttpMethod.POST, origin, Map.of(), null, StandardCharsets.UTF_8, null))
        .body(response.body(), StandardCharsets.UTF_8)
        .build();
  }

  /** One token request with the exceptions that ScribeJava declares. */
  private interface Attempt<T> {
    T run(TokenRequests requests) throws IOException, InterruptedException, ExecutionException;
  }
}
