package io.github.mmfapi.oauth1.store;

import feign.RequestTemplate;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.oauth1.feign.UserKey;

/** Looks up the token of the user that a request names. */
record PerUserProvider(TokenStore store) implements TokenCredentialsProvider {

  @Override
  public TokenCredentials tokenCredentials() {
    throw new IllegalStateException(
        "This provider chooses the token by the user key of a request; call"
            + " tokenCredentials(request)");
  }

  @Override
  public TokenCredentials tokenCredentials(RequestTemplate request) {
    String userKey = UserKey.of(request);
    if (userKey == null) {
      throw new IllegalStateException(
          "The request names no user: declare @Headers(UserKey.HEADER + \": {user}\") and a"
              + " @Param(\"user\") on its method, and pass a user key that is not null");
    }
    return store.find(userKey).orElseThrow(() -> new UnknownUserException(userKey));
  }
}
