package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/** What the JDBC store does on every database. */
abstract class JdbcTokenStoreContract extends TokenStoreContract {

  private static final SecretCipher CIPHER = SecretCipher.of(SecretCipherTest.KEY);

  abstract DataSource dataSource();

  @Override
  TokenStore store() {
    return JdbcTokenStore.of(dataSource());
  }

  @BeforeEach
  void emptyTable() throws SQLException {
    JdbcTokenStore.of(dataSource()).createTable();
    execute("DELETE FROM " + JdbcTokenStore.DEFAULT_TABLE);
  }

  @Test
  void createTable_again_keepsWhatIsThere() {
    store().put("u", FIRST);
    JdbcTokenStore.of(dataSource()).createTable();
    assertThat(store().find("u")).contains(FIRST);
  }

  @Test
  void of_tableInASchema_isUsed() throws SQLException {
    execute("CREATE SCHEMA IF NOT EXISTS vault");
    JdbcTokenStore other = JdbcTokenStore.of(dataSource(), "vault.Some_Table1", CIPHER);
    other.createTable();
    other.put("u", FIRST);
    assertThat(other.find("u")).contains(FIRST);
    assertThat(store().find("u")).isEmpty();
    execute("DROP TABLE vault.Some_Table1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "a;DROP TABLE x", "a.b.c", ".a", "a.", "1a", "\"a\"", "tablé", "a--"})
  void of_tableOfAnotherForm_isRefused(String table) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdbcTokenStore.of(dataSource(), table, null))
        .withMessageContaining(table);
  }

  @Test
  void of_tableNameOf64Letters_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JdbcTokenStore.of(dataSource(), "x".repeat(64), null));
  }

  @Test
  void missingTable_anyMethod_saysWhatToDo() {
    TokenStore missing = JdbcTokenStore.of(dataSource(), "no_such_table", null);
    for (Runnable call :
        new Runnable[] {
          () -> missing.find("u"),
          () -> missing.put("u", FIRST),
          () -> missing.remove("u"),
          missing::userKeys,
          () -> missing.userKeysAfter("", 1)
        }) {
      assertThatExceptionOfType(TokenStoreException.class)
          .isThrownBy(call::run)
          .withMessageContaining("no_such_table")
          .withMessageContaining("createTable()")
          .withMessageContaining("SQLState 42");
    }
  }

  @Test
  void put_withKey_encryptsTheSecretOnly() throws SQLException {
    TokenStore encrypted = JdbcTokenStore.of(dataSource(), JdbcTokenStore.DEFAULT_TABLE, CIPHER);
    encrypted.put("u", FIRST);
    assertThat(encrypted.find("u")).contains(FIRST);
    assertThat(text("SELECT token FROM oauth1_token")).isEqualTo("token-1");
    assertThat(text("SELECT secret FROM oauth1_token"))
        .startsWith("aes256gcm." + CIPHER.keyId() + ".")
        .doesNotContain("s3cret");
  }

  @Test
  void find_recordsExchanged_isRefused() throws SQLException {
    TokenStore encrypted = JdbcTokenStore.of(dataSource(), JdbcTokenStore.DEFAULT_TABLE, CIPHER);
    encrypted.put("u", FIRST);
    execute("UPDATE oauth1_token SET user_key = 'v', key_digest = '" + UserKeys.digest("v") + "'");
    assertThatExceptionOfType(SecretDecryptionException.class)
        .isThrownBy(() -> encrypted.find("v"));
  }

  @Test
  void find_userKeyAndDigestThatDisagree_isRefused() throws SQLException {
    store().put("u", FIRST);
    execute("UPDATE oauth1_token SET user_key = 'U'");
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> store().find("u"))
        .withMessageContaining("'U' under the digest of 'u'")
        .withMessageNotContaining("s3cret");
  }

  @Test
  void userKeys_rowOfSomebodyElse_isRefused() throws SQLException {
    execute("INSERT INTO oauth1_token VALUES ('0', '%zz', 't', 'plain:s3cret')");
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> store().userKeys())
        .withMessageContaining("not percent-encoded")
        .withMessageNotContaining("s3cret");
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> store().userKeysAfter("", 10))
        .withMessageContaining("not percent-encoded")
        .withMessageNotContaining("s3cret");
  }

  @Test
  void methods_inATransactionOfTheCaller_takePartInIt() {
    DataSource source = dataSource();
    JdbcTokenStore joining = JdbcTokenStore.of(new TransactionAwareDataSourceProxy(source));
    TransactionTemplate caller = new TransactionTemplate(new DataSourceTransactionManager(source));
    caller.executeWithoutResult(
        status -> {
          joining.put("rolled back", FIRST);
          assertThat(joining.find("rolled back")).contains(FIRST);
          assertThat(store().find("rolled back")).isEmpty();
          status.setRollbackOnly();
        });
    caller.executeWithoutResult(status -> joining.put("committed", FIRST));
    joining.put("without", FIRST);

    assertThat(store().userKeys()).containsExactly("committed", "without");
    caller.executeWithoutResult(
        status -> {
          assertThat(joining.remove("committed")).isTrue();
          status.setRollbackOnly();
        });
    assertThat(store().userKeys()).containsExactly("committed", "without");
  }

  @Test
  void failure_inATransactionOfTheCaller_undoesItsOwnWorkOnly() {
    DataSource source = dataSource();
    DataSource aware = new TransactionAwareDataSourceProxy(source);
    TokenTable rows = new TokenTable(aware, JdbcTokenStore.DEFAULT_TABLE);
    store().put("u", FIRST);

    new TransactionTemplate(new DataSourceTransactionManager(source))
        .executeWithoutResult(
            status -> {
              JdbcTokenStore.of(aware).put("before", FIRST);
              assertThat(rows.insert(new TokenRecord("u", "other", "plain:other"))).isFalse();
              JdbcTokenStore.of(aware).put("after", FIRST);
            });

    assertThat(store().userKeys()).containsExactly("after", "before", "u");
    assertThat(store().find("u")).contains(FIRST);
  }

  @Test
  void put_poolWithoutAutoCommit_isCommitted() {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(dataSource());
      pool.setAutoCommit(false);
      pool.setMaximumPoolSize(2);
      JdbcTokenStore.of(pool).put("u", FIRST);

      assertThat(store().find("u")).contains(FIRST);
    }
  }

  @Test
  void put_inATransactionAfterOneWithout_poolWithoutAutoCommit_isTheCallersToCommit() {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(dataSource());
      pool.setAutoCommit(false);
      pool.setMaximumPoolSize(3);
      JdbcTokenStore joining = JdbcTokenStore.of(new TransactionAwareDataSourceProxy(pool));
      joining.put("without", FIRST);

      new TransactionTemplate(new DataSourceTransactionManager(pool))
          .executeWithoutResult(
              status -> {
                joining.put("rolled back", FIRST);
                status.setRollbackOnly();
              });

      assertThat(store().userKeys()).containsExactly("without");
    }
  }

  @Test
  void find_noFreeConnection_saysThatThePoolIsExhausted() throws SQLException {
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(dataSource());
      pool.setMaximumPoolSize(1);
      pool.setConnectionTimeout(250);
      try (Connection only = pool.getConnection()) {
        assertThat(only.isClosed()).isFalse();
        assertThatExceptionOfType(TokenStoreException.class)
            .isThrownBy(() -> JdbcTokenStore.of(pool).find("u"))
            .withMessageContaining("none became free in time")
            .withMessageNotContaining("password");
      }
    }
  }

  @Test
  void put_sameTokenAgain_isNoChange() {
    store().put("u", FIRST);
    store().put("u", FIRST);
    assertThat(store().find("u")).contains(FIRST);
  }

  @Test
  void tableOfAnEarlierVersion_anyMethod_saysHowToMigrate() throws SQLException {
    createEarlierTable();
    try {
      JdbcTokenStore earlier = JdbcTokenStore.of(dataSource(), "earlier", null);
      for (Runnable call :
          new Runnable[] {
            earlier::createTable,
            () -> earlier.find("u"),
            () -> earlier.put("u", FIRST),
            () -> earlier.remove("u")
          }) {
        assertThatExceptionOfType(TokenStoreException.class)
            .isThrownBy(call::run)
            .withMessageContaining("Table earlier")
            .withMessageContaining("key_digest")
            .withMessageContaining("copyFrom(...)");
      }
    } finally {
      execute("DROP TABLE earlier");
    }
  }

  @Test
  void copyFrom_tableOfAnEarlierVersion_takesOverWhoIsMissing() throws SQLException {
    createEarlierTable();
    String encrypted =
        new StoredSecret(CIPHER).write("b@example.org", TokenCredentials.of("tb", "s3cret b"));
    try {
      execute("INSERT INTO earlier VALUES ('anna', 'ta', 'plain:s3cret a')");
      execute("INSERT INTO earlier VALUES ('b@example.org', 'tb', '" + encrypted + "')");
      execute("INSERT INTO earlier VALUES ('u', 'old', 'plain:old')");
      JdbcTokenStore store = JdbcTokenStore.of(dataSource());
      store.put("u", FIRST);
      assertThat(store.copyFrom("earlier")).isEqualTo(2);
      assertThat(store.copyFrom("earlier")).isZero();
      assertThat(store.find("anna")).contains(TokenCredentials.of("ta", "s3cret a"));
      assertThat(store.find("u")).contains(FIRST);
      assertThat(store.userKeys()).containsExactly("anna", "b@example.org", "u");
      assertThat(
              JdbcTokenStore.of(dataSource(), JdbcTokenStore.DEFAULT_TABLE, CIPHER)
                  .find("b@example.org"))
          .contains(TokenCredentials.of("tb", "s3cret b"));
      assertThatIllegalArgumentException().isThrownBy(() -> store.copyFrom("a;b"));
    } finally {
      execute("DROP TABLE earlier");
    }
  }

  private void createEarlierTable() throws SQLException {
    execute(
        "CREATE TABLE earlier (user_key VARCHAR(255) NOT NULL PRIMARY KEY,"
            + " token VARCHAR(1000) NOT NULL, secret VARCHAR(4000) NOT NULL)");
  }

  @Test
  void put_longestTokenAndSecret_isFoundAgain() {
    TokenCredentials longest = TokenCredentials.of("t".repeat(1_000), "é".repeat(3_994));
    store().put("u", longest);
    assertThat(store().find("u")).contains(longest);
  }

  @Test
  void put_tooLong_isRefusedWithoutShowingIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().put("u", TokenCredentials.of("t".repeat(1_001), "s")))
        .withMessageContaining("1001");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().put("u", TokenCredentials.of("t", "s3cret".repeat(1_000))))
        .withMessageNotContaining("s3cret");
  }

  @Test
  void put_databaseRefusesTheSecret_hidesIt() throws SQLException {
    execute(
        "CREATE TABLE narrow (key_digest VARCHAR(64), user_key VARCHAR(9), token VARCHAR(9),"
            + " secret VARCHAR(9))");
    try {
      TokenStore narrow = JdbcTokenStore.of(dataSource(), "narrow", null);
      assertThatExceptionOfType(TokenStoreException.class)
          .isThrownBy(() -> narrow.put("u", SECOND))
          .withMessageContaining("SQLState 22001")
          .withMessageNotContaining("s3cret")
          .withNoCause();
    } finally {
      execute("DROP TABLE narrow");
    }
  }

  @Test
  void put_always_givesTheConnectionBackAsItWas() throws SQLException {
    try (Connection connection = dataSource().getConnection()) {
      OneConnection pool = new OneConnection(connection);
      TokenStore store = JdbcTokenStore.of(pool.dataSource());
      store.put("u", FIRST);
      assertThat(connection.getAutoCommit()).isTrue();
      TokenStore missing = JdbcTokenStore.of(pool.dataSource(), "no_such_table", null);
      assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> missing.find("u"));
      assertThat(connection.getAutoCommit()).isTrue();
      connection.setAutoCommit(false);
      store.put("u", SECOND);
      assertThat(connection.getAutoCommit()).isFalse();
      assertThat(pool.closed()).as("update, insert, find, update on two").isEqualTo(5);
      // A transaction that the store did not begin is not committed by it.
      assertThat(store().find("u")).contains(FIRST);
      connection.commit();
      assertThat(store().find("u")).contains(SECOND);
      connection.setAutoCommit(true);
    }
  }

  final void execute(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
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
