package io.github.mmfapi.flink;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.store.JdbcTokenStore;
import io.github.mmfapi.oauth1.store.SecretCipher;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.tools.Server;

/** A database with the tokens of generated members, which other JVMs reach through a port. */
final class MemberDatabase implements AutoCloseable {
  /** The password that the environment of the tests has. */
  static final String PASSWORD = System.getenv("MMF_STORE_PASSWORD");

  /** 32 bytes in Base64. */
  static final String KEY = "S0VZLU9GLVRIRS1TVE9SRS0wMTIzNDU2Nzg5QUJDREU=";

  private final Server server;
  private final String url;

  MemberDatabase(Path folder, int members) throws SQLException {
    this(folder, members, SecretCipher.ofBase64(KEY));
  }

  /** Creates a database; without a cipher the secrets are not encrypted. */
  MemberDatabase(Path folder, int members, SecretCipher cipher) throws SQLException {
    System.setProperty("h2.bindAddress", "127.0.0.1");
    server =
        Server.createTcpServer(
                "-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toAbsolutePath().toString())
            .start();
    url = "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/./members";
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(url);
      pool.setUsername("app");
      pool.setPassword(PASSWORD);
      JdbcTokenStore store = JdbcTokenStore.of(pool, JdbcTokenStore.DEFAULT_TABLE, cipher);
      store.createTable();
      for (int i = 0; i < members; i++) {
        store.put("m" + i, TokenCredentials.of("t-m" + i, "SECRET-OF-A-TOKEN"));
      }
    }
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    server.stop();
  }
}
