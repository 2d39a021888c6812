package io.github.mmfapi.client;

import feign.RequestInterceptor;
import feign.RequestTemplate;
import io.github.mmfapi.oauth1.SigningCredentials;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.oauth1.internal.feign.CallSecrets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log of requests what will sign a request, which is logged before it is signed: so the
 * log masks these secrets, whatever name they stand under. It looks up the token once more, and
 * only while the log is written.
 */
final class LoggedSecrets implements RequestInterceptor {
  private static final Logger LOG = LoggerFactory.getLogger(MmfClient.class);

  private final String clientSecret;
  private final TokenCredentialsProvider credentials;

  LoggedSecrets(String clientSecret, TokenCredentialsProvider credentials) {
    this.clientSecret = clientSecret;
    this.credentials = credentials;
  }

  @Override
  public void apply(RequestTemplate template) {
    if (LOG.isDebugEnabled()) {
      SigningCredentials user = user(template);
      CallSecrets.keep(
          template,
          clientSecret,
          user == null ? null : user.token(),
          user == null ? "" : user.secret());
    }
  }

  private @Nullable SigningCredentials user(RequestTemplate template) {
    try {
      return credentials.tokenCredentials(template);
    } catch (RuntimeException failure) {
      // A call that needs the token fails in the same way when it is signed; others do not.
      return null;
    }
  }
}
