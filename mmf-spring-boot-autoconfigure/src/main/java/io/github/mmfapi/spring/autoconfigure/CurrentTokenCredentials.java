package io.github.mmfapi.spring.autoconfigure;

import feign.RequestTemplate;
import io.github.mmfapi.oauth1.SigningCredentials;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.oauth1.feign.UserKey;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.spring.CurrentUser;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the token of a call: that of the user whom the request names with a {@link UserKey}, the
 * fixed token of the application, or that of the current user, in this order.
 */
final class CurrentTokenCredentials implements TokenCredentialsProvider {
  private final Supplier<? extends @Nullable SigningCredentials> fixed;
  private final @Nullable TokenStore store;
  private final CurrentUser user;

  CurrentTokenCredentials(
      Supplier<? extends @Nullable SigningCredentials> fixed,
      @Nullable TokenStore store,
      CurrentUser user) {
    this.fixed = fixed;
    this.store = store;
    this.user = user;
  }

  @Override
  public @Nullable SigningCredentials tokenCredentials() {
    SigningCredentials token = fixed.get();
    return token == null ? stored(user.userKey()) : token;
  }

  @Override
  public @Nullable SigningCredentials tokenCredentials(RequestTemplate request) {
    String named = UserKey.of(request);
    return named == null ? tokenCredentials() : stored(named);
  }

  private @Nullable SigningCredentials stored(@Nullable String userKey) {
    if (userKey == null) {
      return null;
    }
    if (store == null) {
      throw new IllegalStateException(
          "A call names a user, but there is not exactly one TokenStore bean; define one, or mark"
              + " one as primary");
    }
    return store.forUser(userKey).tokenCredentials();
  }
}
