package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.RequestTemplate;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.UserKey;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.oauth1.store.UnknownUserException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose token signs a call: nobody else's. */
class CurrentTokenCredentialsTest {

  /** A user who is in the store has a token of the same name. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // fixed token, store, current user, user named by the call, token that signs
        "fixed, yes, anna, -, fixed",
        "fixed, yes, -, -, fixed",
        "fixed, no, -, -, fixed",
        "fixed, yes, anna, ben, ben",
        "fixed, yes, -, ben, ben",
        "fixed, no, -, ben, refused",
        "fixed, no, anna, ben, refused",
        "-, yes, anna, -, anna",
        "-, yes, anna, ben, ben",
        "-, yes, -, -, -",
        "-, no, -, -, -",
        "-, no, anna, -, refused",
        "-, no, -, ben, refused",
        "fixed, yes, -, nobody, refused",
        "-, yes, nobody, -, refused"
      })
  void call_isSignedWithTheTokenOfItsUserOnly(
      @Nullable String fixed,
      String hasStore,
      @Nullable String current,
      @Nullable String named,
      @Nullable String signing) {
    TokenStore store = TokenStore.inMemory();
    store.put("anna", TokenCredentials.of("anna", "secret"));
    store.put("ben", TokenCredentials.of("ben", "secret"));
    CurrentTokenCredentials credentials =
        new CurrentTokenCredentials(
            () -> fixed == null ? null : TokenCredentials.of(fixed, "secret"),
            hasStore.equals("yes") ? store : null,
            () -> current);
    RequestTemplate request = new RequestTemplate();
    if (named != null) {
      request.header(UserKey.HEADER, named);
    }

    if ("refused".equals(signing)) {
      assertThatThrownBy(() -> credentials.tokenCredentials(request))
          .isInstanceOf(
              hasStore.equals("yes") ? UnknownUserException.class : IllegalStateException.class);
    } else {
      assertThat(credentials.tokenCredentials(request))
          .isEqualTo(signing == null ? null : TokenCredentials.of(signing, "secret"));
    }
  }
}
