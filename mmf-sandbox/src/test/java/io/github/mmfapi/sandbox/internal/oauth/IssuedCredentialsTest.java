package io.github.mmfapi.sandbox.internal.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SettableClock;
import io.github.mmfapi.sandbox.SigningCaller;
import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.User;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuedCredentialsTest {
  @Test
  void temporaryCredentials_beyondTheMaximum_areRefusedUntilTheyExpire() {
    for (int i = 0; i < IssuedCredentials.MOST_TEMPORARY; i++) {
      credentials.issueTemporary("oob");
    }

    assertThat(catchThrowable(() -> credentials.issueTemporary("")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("authorizations are under way");
    clock.advance(IssuedCredentials.LIFETIME);
    assertThat(catchThrowable(() -> credentials.issueTemporary(""))).isInstanceOf(Refusal.class);
    clock.advance(Duration.ofNanos(1));
    assertThat(credentials.issueTemporary("oob").token()).hasSize(41);
  }

  private final SettableClock clock = new SettableClock();
  private final IssuedCredentials credentials =
      new IssuedCredentials(ClientCredentials.of("key", "secret"), clock);
  private final User user =
      new User(
          new Account(1, "user", "secret"), JsonNodeFactory.instance.objectNode(), clock.instant());

  private IssuedCredentials.Temporary authorized() {
    return credentials.authorize(credentials.issueTemporary("oob"), user);
  }

  private static String wrong(IssuedCredentials.Temporary pending) {
    return pending.verifier().equals("0000") ? "0001" : "0000";
  }

  @Test
  void temporaryCredentials_upToTheirLifetime_areValid() {
    IssuedCredentials.Temporary pending = authorized();
    clock.advance(IssuedCredentials.LIFETIME);
    assertThat(credentials.temporary(pending.token())).isEqualTo(pending);
    assertThat(credentials.tokenSecret("key", pending.token())).isEqualTo(pending.secret());
    assertThat(credentials.isExpired(pending.token())).isFalse();

    clock.advance(Duration.ofNanos(1));

    assertThat(credentials.temporary(pending.token())).isNull();
    assertThat(credentials.tokenSecret("key", pending.token())).isNull();
    assertThat(credentials.isExpired(pending.token())).isTrue();
    assertThat(credentials.isExpired("unknown")).isFalse();
    assertThat(credentials.exchange(pending.token(), pending.verifier())).isNull();
  }

  @Test
  void lifetime_isTenMinutes() {
    assertThat(IssuedCredentials.LIFETIME).isEqualTo(Duration.ofMinutes(10));
    assertThat(IssuedCredentials.MOST_TEMPORARY).isEqualTo(1_000);
    assertThat(IssuedCredentials.MOST_TOKENS).isEqualTo(10_000);
  }

  @ParameterizedTest
  @CsvSource({"0, true", "3, true", "4, true", "5, false", "6, false"})
  void exchange_afterWrongVerifiers_succeedsUpToFour(int wrongVerifiers, boolean succeeds) {
    IssuedCredentials.Temporary pending = authorized();
    for (int i = 0; i < wrongVerifiers; i++) {
      assertThat(credentials.exchange(pending.token(), wrong(pending))).isNull();
    }

    assertThat(credentials.exchange(pending.token(), pending.verifier()) != null)
        .isEqualTo(succeeds);
  }

  @Test
  void exchange_happensOnceAndForTheUserWhoAuthorized() {
    IssuedCredentials.Temporary pending = authorized();
    IssuedCredentials.Token token = credentials.exchange(pending.token(), pending.verifier());

    assertThat(token.user()).isSameAs(user);
    assertThat(token.token()).hasSize(41).isNotEqualTo(pending.token());
    assertThat(token.secret()).hasSize(32).isNotEqualTo(pending.secret());
    assertThat(credentials.token(token.token())).isEqualTo(token);
    assertThat(credentials.tokenSecret("key", token.token())).isEqualTo(token.secret());
    assertThat(credentials.exchange(pending.token(), pending.verifier())).isNull();
    assertThat(credentials.tokenSecret("key", pending.token())).isNull();
  }

  /** The state file can be full for a moment. */
  @Test
  void exchange_afterOneThatCouldNotBeKept_succeeds() {
    IssuedCredentials.Temporary pending = authorized();
    credentials.setLog(
        new IssuedCredentials.Log() {
          @Override
          public void issued(IssuedCredentials.Token token) {
            credentials.setLog(null);
            throw new Refusal("the state file cannot be written");
          }

          @Override
          public void revoked(String token) {
            throw new UnsupportedOperationException(token);
          }
        });

    assertThat(catchThrowable(() -> credentials.exchange(pending.token(), pending.verifier())))
        .isInstanceOf(Refusal.class);
    assertThat(credentials.exchange(pending.token(), pending.verifier())).isNotNull();
  }

  @Test
  void revoke_always_forgetsTheTemporarySecretToo() {
    IssuedCredentials.Temporary pending = authorized();
    IssuedCredentials.Token token = credentials.exchange(pending.token(), pending.verifier());
    assertThat(credentials.temporarySecret(token.token())).isEqualTo(pending.secret());
    assertThat(credentials.temporarySecrets()).containsExactly(pending.secret());

    credentials.revoke(token.token());

    assertThat(credentials.temporarySecret(token.token())).isNull();
    assertThat(credentials.temporarySecrets()).isEmpty();
    assertThat(credentials.tokens(null, 1)).isEmpty();
  }

  @Test
  void exchange_ofOtherCredentials_isRefused() {
    IssuedCredentials.Temporary undecided = credentials.issueTemporary("oob");
    IssuedCredentials.Temporary denied = authorized();
    credentials.discard(denied);

    assertThat(credentials.exchange(undecided.token(), null)).isNull();
    assertThat(credentials.exchange(denied.token(), denied.verifier())).isNull();
    assertThat(credentials.exchange("unknown", null)).isNull();
    assertThat(credentials.clientSecret("key")).isEqualTo("secret");
    assertThat(credentials.clientSecret("other")).isNull();
  }

  @Test
  void exchange_withoutVerifier_succeedsAsClientsOf2012Did() {
    assertThat(credentials.exchange(authorized().token(), null)).isNotNull();
  }

  @Test
  void tokens_beyondTheMaximum_areRefusedUntilOneIsRevoked() {
    IssuedCredentials.Token last = credentials.issueToken(user);
    for (int i = 1; i < IssuedCredentials.MOST_TOKENS; i++) {
      last = credentials.issueToken(user);
    }
    assertThat(catchThrowable(() -> credentials.issueToken(user)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("10000 tokens");
    IssuedCredentials.Temporary pending = authorized();
    assertThat(catchThrowable(() -> credentials.exchange(pending.token(), null)))
        .isInstanceOf(Refusal.class);

    credentials.revoke(last.token());

    assertThat(credentials.token(last.token())).isNull();
    assertThat(credentials.tokenSecret("key", last.token())).isNull();
    // The exchange that was refused can be made now.
    assertThat(credentials.exchange(pending.token(), null)).isNotNull();
  }

  @Test
  void requestToken_beyondTheMaximum_returnsAnErrorInTheEnvelope() {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      String url = sandbox.baseUrl() + "/oauth/request_token";
      OAuth1Signer signer =
          OAuth1Signer.builder().clientCredentials(sandbox.clientCredentials()).build();
      String last = "";
      for (int i = 0; i <= IssuedCredentials.MOST_TEMPORARY; i++) {
        String body = signer.sign(SigningRequest.of("POST", url)).body();
        last = SigningCaller.send("POST", url, body, null).body();
      }

      assertThat(last).contains("\"status\":-1", "sandbox is full");
    }
  }

  @Test
  void tokens_areThoseOfAUser_orAll() {
    User other =
        new User(
            new Account(2, "other", "secret"),
            JsonNodeFactory.instance.objectNode(),
            clock.instant());
    var first = credentials.issueToken(user);
    var second = credentials.issueToken(other);

    assertThat(credentials.tokens(user, 9)).containsExactly(first);
    assertThat(credentials.tokens(other, 9)).containsExactly(second);
    assertThat(credentials.tokens(null, 9)).containsExactlyInAnyOrder(first, second);
    assertThat(credentials.tokens(null, 1)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 41})
  void hex_hasAsManyDigitsAsAskedFor(int digits) {
    assertThat(credentials.hex(digits)).matches("[0-9a-f]{" + digits + "}");
  }
}
