package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.FileTokenStore;
import io.github.mmfapi.oauth1.store.JdbcTokenStore;
import io.github.mmfapi.oauth1.store.SecretCipher;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.oauth1.store.TokenStoreException;
import io.github.mmfapi.spring.MmfConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The token store of each type, its keys, and Spring's transactions. */
class TokenStoreTest {
  private static final TokenCredentials TOKEN = Applications.TOKEN;

  @TempDir Path folder;

  private static ApplicationContextRunner withDatabase() {
    return Applications.withDatabase("db" + UUID.randomUUID());
  }

  @Test
  void type_notSet_isMemoryWithoutADatabase() {
    Applications.application()
        .run(
            context ->
                assertThat(context.getBean(TokenStore.class))
                    .isNotInstanceOfAny(JdbcTokenStore.class, FileTokenStore.class));
  }

  @Test
  void type_notSet_isTheDatabaseIfThereIsOne() {
    withDatabase().run(context -> assertThat(context).hasSingleBean(JdbcTokenStore.class));
  }

  @Test
  void directory_set_isFiles() {
    withDatabase()
        .withPropertyValues("mmf.token-store.directory=" + folder.resolve("tokens"))
        .run(
            context -> {
              assertThat(context).hasSingleBean(FileTokenStore.class);
              context.getBean(TokenStore.class).put("anna", TOKEN);
              assertThat(folder.resolve("tokens")).isNotEmptyDirectory();
            });
  }

  @ParameterizedTest
  @CsvSource({
    "file, FileTokenStore",
    "jdbc, JdbcTokenStore",
    "memory, InMemoryTokenStore",
  })
  void type_isUsed(String type, String store) {
    withDatabase()
        .withPropertyValues(
            "mmf.token-store.type=" + type, "mmf.token-store.directory=" + folder.resolve("t"))
        .run(
            context ->
                assertThat(context.getBean(TokenStore.class).getClass().getSimpleName())
                    .isEqualTo(store));
  }

  @Test
  void store_ofTheApplication_replacesOurs() {
    TokenStore own = TokenStore.inMemory();
    withDatabase()
        .withBean(TokenStore.class, () -> own)
        .run(context -> assertThat(context.getBean(TokenStore.class)).isSameAs(own));
  }

  @ParameterizedTest
  @CsvSource({
    "mmf.token-store.type, jdbc",
    "mmf.token-store.type, file",
    "mmf.token-store.encryption-key, hidden!",
    "mmf.token-store.encryption-key, aGlkZGVu",
  })
  void property_thatCannotBeUsed_isNamed(String property, String value) {
    Applications.application()
        .withPropertyValues(property + "=" + value)
        .run(
            context -> {
              MmfConfigurationException failure =
                  ClientPropertiesTest.cause(context.getStartupFailure());
              assertThat(failure.property()).startsWith("mmf.token-store.");
              assertThat(failure.getMessage()).doesNotContain(value + "!", "hidden", "aGlk");
            });
  }

  @Test
  void table_wrongName_isNamed() {
    withDatabase()
        .withPropertyValues("mmf.token-store.table=a;b")
        .run(
            context ->
                assertThat(ClientPropertiesTest.cause(context.getStartupFailure()).property())
                    .isEqualTo("mmf.token-store.table"));
  }

  @Test
  void table_isUsed() {
    withDatabase()
        .withPropertyValues("mmf.token-store.table=members")
        .run(
            context -> {
              context.getBean(TokenStore.class).put("anna", TOKEN);
              assertThat(count(context.getBean(DataSource.class), "members")).isEqualTo(1);
            });
  }

  @Test
  void encryptionKey_encrypts() {
    withDatabase()
        .withPropertyValues("mmf.token-store.encryption-key=" + Applications.KEY)
        .run(
            context -> {
              context.getBean(TokenStore.class).put("anna", TOKEN);
              assertThat(
                      new JdbcTemplate(context.getBean(DataSource.class))
                          .queryForObject("select secret from oauth1_token", String.class))
                  .startsWith("aes256gcm.")
                  .doesNotContain(TOKEN.secret());
            });
  }

  @Test
  void earlierKey_decrypts_andANewOneEncrypts() {
    SecretCipher earlier = SecretCipher.ofBase64(Applications.OTHER_KEY);
    FileTokenStore.open(folder.resolve("t"), earlier).put("anna", TOKEN);
    Applications.application()
        .withPropertyValues(
            "mmf.token-store.directory=" + folder.resolve("t"),
            "mmf.token-store.encryption-key=" + Applications.KEY,
            "mmf.token-store.earlier-keys=" + Applications.OTHER_KEY)
        .run(
            context -> {
              assertThat(context.getBean(TokenStore.class).find("anna")).contains(TOKEN);
              assertThat(context.getBean(SecretCipher.class).keyId())
                  .isEqualTo(SecretCipher.of(Base64.getDecoder().decode(Applications.KEY)).keyId());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"never", "embedded", "always"})
  void initializeSchema_inAFile_createsTheTableOnlyIfAlways(String value) {
    withDatabase()
        .withPropertyValues(
            "spring.datasource.url=jdbc:h2:file:" + folder.resolve("db"),
            "mmf.token-store.initialize-schema=" + value)
        .run(
            context -> {
              TokenStore store = context.getBean(TokenStore.class);
              if (value.equals("always")) {
                assertThat(store.userKeys()).isEmpty();
              } else {
                assertThatExceptionOfType(TokenStoreException.class).isThrownBy(store::userKeys);
              }
            });
    assertThat(Files.exists(folder.resolve("db.mv.db"))).isTrue();
  }

  /** Also with a pool whose connections do not commit by themselves. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void store_inATransaction_isRolledBackWithIt(boolean autoCommit) {
    withDatabase()
        .withPropertyValues("spring.datasource.hikari.auto-commit=" + autoCommit)
        .run(
            context -> {
              TokenStore store = context.getBean(TokenStore.class);
              DataSource dataSource = context.getBean(DataSource.class);
              TransactionTemplate transaction =
                  new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
              JdbcTemplate jdbc = new JdbcTemplate(dataSource);
              transaction.executeWithoutResult(
                  status -> {
                    jdbc.execute("create table notes (note varchar(10))");
                  });
              transaction.executeWithoutResult(
                  status -> {
                    jdbc.update("insert into notes values ('a')");
                    store.put("anna", TOKEN);
                    assertThat(store.find("anna")).contains(TOKEN);
                    status.setRollbackOnly();
                  });
              assertThat(store.find("anna")).isEmpty();
              assertThat(count(dataSource, "notes")).isZero();

              transaction.executeWithoutResult(
                  status -> {
                    jdbc.update("insert into notes values ('b')");
                    store.put("anna", TOKEN);
                  });
              assertThat(store.find("anna")).contains(TOKEN);
              assertThat(count(dataSource, "notes")).isEqualTo(1);

              store.put("ben", TOKEN);
              assertThat(count(dataSource, "oauth1_token")).isEqualTo(2);
            });
  }

  private static Integer count(DataSource dataSource, String table) {
    return new JdbcTemplate(dataSource)
        .queryForObject("select count(*) from " + table, Integer.class);
  }
}
