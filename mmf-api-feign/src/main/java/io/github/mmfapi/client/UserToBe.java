package io.github.mmfapi.client;

import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;

/** A user of whom there are temporary credentials only; they are good for one exchange. */
final class UserToBe implements TokenCredentialsProvider {
  private final TemporaryCredentials temporary;

  UserToBe(TemporaryCredentials temporary) {
    this.temporary = temporary;
  }

  /** Returns the temporary credentials as what signs. */
  TokenCredentials credentials() {
    return TokenCredentials.of(temporary.token(), temporary.secret());
  }

  @Override
  public TokenCredentials tokenCredentials() {
    throw new IllegalStateException(
        "temporary credentials are good for oauth/access_token alone: exchange them, and call on"
            + " client.as(tokenCredentials)");
  }
}
