package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.authorization.PendingAuthorization;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What several instances of a server keep in one database: also their pending authorizations. */
abstract class JdbcPendingContract extends JdbcInstancesContract {

  private static final SecretCipher CIPHER = SecretCipher.of(SecretCipherTest.KEY);
  private static final Instant START = Instant.parse("2026-11-26T06:00:00Z");

  private final AtomicReference<Instant> time = new AtomicReference<>(START);

  @BeforeEach
  void emptyAuthorizations() throws SQLException {
    plain().createTable();
    execute("DELETE FROM " + JdbcAuthorizationStore.DEFAULT_TABLE);
  }

  private JdbcAuthorizationStore plain() {
    return builder().build();
  }

  private JdbcAuthorizationStore encrypted() {
    return builder().cipher(CIPHER).build();
  }

  private JdbcAuthorizationStore.Builder builder() {
    InstantSource clock = time::get;
    return JdbcAuthorizationStore.builder()
        .dataSource(dataSource())
        .clock(clock.withZone(ZoneOffset.UTC))
        .lifetime(Duration.ofMinutes(10));
  }

  private PendingAuthorization pending(String token) {
    return new PendingAuthorization(
        new TemporaryCredentials(token, "s3cret of " + token),
        URI.create("https://app.example/callback?x=1"),
        time.get());
  }

  @Test
  void take_byAnotherInstance_returnsItOnce() {
    encrypted().put("session-1", pending("t1"));
    plain().put("session-2", pending("t2"));
    assertThat(encrypted().take("session-1")).contains(pending("t1"));
    assertThat(encrypted().take("session-1")).isEmpty();
    assertThat(plain().take("session-2")).contains(pending("t2"));
    assertThat(plain().take("nobody")).isEmpty();
  }

  @Test
  void ddl_runByAMigration_isWhatTheStoresNeed() throws SQLException {
    JdbcNonceStore nonces = JdbcNonceStore.builder().dataSource(dataSource()).build();
    for (String table :
        List.of(JdbcAuthorizationStore.DEFAULT_TABLE, JdbcNonceStore.DEFAULT_TABLE)) {
      execute("DROP TABLE " + table);
    }
    for (String ddl : List.of(plain().ddl(), nonces.ddl(), plain().ddl(), nonces.ddl())) {
      execute(ddl);
    }

    plain().put("session-1", pending("t1"));
    assertThat(plain().take("session-1")).contains(pending("t1"));
    assertThat(nonces.register("c", "t", Instant.now().getEpochSecond(), "n")).isTrue();
  }

  @Test
  void put_again_replaces() throws SQLException {
    encrypted().put("session-1", pending("t1"));
    encrypted().put("session-1", pending("t2"));
    encrypted().put("Session-1", pending("t3"));
    assertThat(number("SELECT COUNT(*) FROM oauth1_authorization")).isEqualTo(2);
    assertThat(encrypted().take("session-1")).contains(pending("t2"));
    assertThat(encrypted().take("Session-1")).contains(pending("t3"));
  }

  @Test
  void take_afterItsLifetime_isEmpty() throws SQLException {
    JdbcAuthorizationStore store = encrypted();
    store.put("late", pending("t1"));
    store.put("never", pending("t2"));
    time.set(START.plusSeconds(600));
    store.put("in time", pending("t3"));
    time.set(START.plusSeconds(601));
    assertThat(store.take("late")).isEmpty();
    assertThat(store.take("in time")).isPresent();
    assertThat(number("SELECT COUNT(*) FROM oauth1_authorization")).isEqualTo(1);
    time.set(START.plusSeconds(661));
    store.put("another", pending("t4"));
    assertThat(number("SELECT COUNT(*) FROM oauth1_authorization")).as("deleted").isEqualTo(1);
  }

  @Test
  void put_withKey_storesNoSecretAndNoSession() throws SQLException {
    encrypted().put("session-1", pending("t1"));
    String stored = text("SELECT pending FROM oauth1_authorization");
    assertThat(stored).startsWith("aes256gcm." + CIPHER.keyId() + ".").doesNotContain("s3cret");
    assertThat(text("SELECT key_digest FROM oauth1_authorization"))
        .isEqualTo(UserKeys.digest("session-1"));
    assertThat(encrypted().toString()).isEqualTo("JdbcAuthorizationStore[oauth1_authorization]");
  }

  @Test
  void take_rowCopiedToAnotherSession_isRefused() throws SQLException {
    encrypted().put("session-1", pending("t1"));
    execute("UPDATE oauth1_authorization SET key_digest = '" + UserKeys.digest("mine") + "'");
    assertThatExceptionOfType(SecretDecryptionException.class)
        .isThrownBy(() -> encrypted().take("mine"));
  }

  @Test
  void take_withoutTheKeyOrWithOne_isRefusedWithoutShowingTheSession() {
    encrypted().put("session-1", pending("t1"));
    plain().put("session-2", pending("t2"));
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> plain().take("session-1"))
        .withMessageContaining("is encrypted")
        .withMessageNotContaining("session-1");
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> encrypted().take("session-2"))
        .withMessageContaining("is stored unencrypted")
        .withMessageNotContaining("s3cret");
  }

  @Test
  void take_manyAtOnce_onlyOneGetsIt() {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      for (int round = 0; round < 20; round++) {
        encrypted().put("session", pending("t" + round));
        List<Optional<PendingAuthorization>> taken =
            together(pool, taker -> encrypted().take("session"));
        assertThat(taken.stream().flatMap(Optional::stream)).containsExactly(pending("t" + round));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void put_manyAtOnce_oneIsKept() {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<PendingAuthorization> written =
          together(
              pool,
              writer -> {
                PendingAuthorization mine = pending("t" + writer);
                encrypted().put("session", mine);
                return mine;
              });
      assertThat(written).contains(encrypted().take("session").orElseThrow());
      assertThat(encrypted().take("session")).isEmpty();
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void put_tooLongOrWrongKey_isRefusedWithoutShowingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plain().put("s", pending("t".repeat(8_000))))
        .withMessageContaining("8000")
        .withMessageNotContaining("s3cret");
    assertThatIllegalArgumentException().isThrownBy(() -> plain().put(" ", pending("t")));
    assertThatIllegalArgumentException().isThrownBy(() -> plain().take(""));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().lifetime(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> builder().table("a b"));
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
