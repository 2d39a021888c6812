package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class JdbcTokenStoreH2Test extends JdbcTokenStoreContract {

  private static final JdbcConnectionPool POOL =
      JdbcConnectionPool.create("jdbc:h2:mem:tokens;DB_CLOSE_DELAY=-1", "sa", "");

  @AfterAll
  static void close() {
    POOL.dispose();
  }

  @Override
  DataSource dataSource() {
    return POOL;
  }

  @Test
  void find_wrongPassword_saysSo() {
    JdbcConnectionPool wrong =
        JdbcConnectionPool.create("jdbc:h2:mem:tokens;DB_CLOSE_DELAY=-1", "sa", "wrong");
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> JdbcTokenStore.of(wrong).find("u"))
        .withMessageContaining("does not accept this user or password");
    wrong.dispose();
  }

  @Test
  void find_noConnection_saysSo() {
    JdbcConnectionPool none = JdbcConnectionPool.create("jdbc:h2:tcp://127.0.0.1:1/none", "sa", "");
    assertThatExceptionOfType(TokenStoreException.class)
        .isThrownBy(() -> JdbcTokenStore.of(none).find("u"))
        .withMessageContaining("No connection")
        .withMessageContaining("cannot be reached")
        .withCauseInstanceOf(SQLException.class);
    none.dispose();
  }
}
