package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.BaseString;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.internal.CorrectedClock;
import io.github.mmfapi.oauth1.internal.MaskedFailure;
import io.github.mmfapi.oauth1.internal.OAuthProblems;
import io.github.mmfapi.oauth1.internal.SecretText;
import io.github.mmfapi.oauth1.internal.scribe.TokenRequests;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the token requests of a flow, retries one whose timestamp was refused, and turns failures
 * into the exceptions of this package.
 */
final class TokenExchange {
  private final OAuth1Endpoints endpoints;
  private final SignatureMethod signatureMethod;
  private final CorrectedClock clock;
  private final TokenRequests requests;

  TokenExchange(
      WebRedirectionFlow.Builder builder,
      OAuth1Endpoints endpoints,
      ClientCredentials clientCredentials) {
    this.endpoints = endpoints;
    this.signatureMethod = builder.signatureMethod;
    this.clock =
        new CorrectedClock(
            builder.clock, CorrectedClock.DEFAULT_THRESHOLD, new CorrectedClock.Skew());
    TokenRequests.Settings settings =
        new TokenRequests.Settings(
            endpoints.temporaryCredentialsUrl().toString(),
            endpoints.authorizationUrl().toString(),
            endpoints.tokenCredentialsUrl().toString(),
            clientCredentials,
            signatureMethod,
            clock,
            builder.nonceGenerator,
            builder.placement,
            builder.listener);
    this.requests =
        new TokenRequests(settings, TokenRefusal::issued, builder.httpClient, builder.options);
  }

  CorrectedClock clock() {
    return clock;
  }

  TemporaryCredentials temporaryCredentials(@Nullable URI callback) {
    return send(
        endpoints.temporaryCredentialsUrl(),
        requests.secrets(null, null),
        () -> requests.temporaryCredentials(text(callback)));
  }

  TokenCredentials tokenCredentials(
      TemporaryCredentials temporary, @Nullable String verifier, @Nullable URI callback) {
    return send(
        endpoints.tokenCredentialsUrl(),
        requests.secrets(temporary, verifier),
        () -> requests.tokenCredentials(temporary, verifier, text(callback)));
  }

  private static @Nullable String text(@Nullable URI uri) {
    return uri == null ? null : uri.toString();
  }

  private <T> T send(URI url, List<String> secrets, Attempt<T> attempt) {
    String baseUri = BaseString.baseUri(url.toString());
    signatureMethod.checkTransport(baseUri);
    try {
      return withSkewCorrected(attempt);
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
  private <T> T withSkewCorrected(Attempt<T> attempt)
      throws IOException, InterruptedException, ExecutionException {
    Duration used = clock.correction();
    try {
      return attempt.run();
    } catch (TokenRequestException e) {
      boolean refused =
          CorrectedClock.mayBeRefusal(e.status())
              || OAuthProblems.isTimestampRefused(e.oauthProblem());
      Duration needed = refused ? clock.correctionBy(e.date(), used) : null;
      if (needed == null) {
        throw e;
      }
      clock.correct(needed);
      return attempt.run();
    }
  }

  /** One token request with the exceptions that ScribeJava declares; signed anew at each run. */
  private interface Attempt<T> {
    T run() throws IOException, InterruptedException, ExecutionException;
  }
}
