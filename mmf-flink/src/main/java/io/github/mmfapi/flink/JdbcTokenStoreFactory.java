package io.github.mmfapi.flink;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mmfapi.oauth1.store.JdbcTokenStore;
import io.github.mmfapi.oauth1.store.SecretCipher;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Opens a {@link JdbcTokenStore} over a pool of connections. The driver must be on the class path.
 *
 * @param url the JDBC URL, without a password
 * @param user the user of the database; null if the URL names them or none is needed
 * @param table the table of the tokens
 * @serial exclude
 */
// Javadoc knows @serial here, and the components need no second comment.
@SuppressWarnings("InvalidBlockTag")
public record JdbcTokenStoreFactory(String url, @Nullable String user, String table)
    implements TokenStoreFactory {
  private static final long serialVersionUID = 1L;
  private static final int CONNECTIONS = 4;
  private static final String ORACLE = "jdbc:oracle:";

  /**
   * Checks the URL.
   *
   * @param url the JDBC URL, without a password
   * @param user the user of the database; null if the URL names them or none is needed
   * @param table the table of the tokens
   * @throws IllegalArgumentException if it is no JDBC URL, or has a password; the message does not
   *     repeat it
   */
  public JdbcTokenStoreFactory {
    String lower = url.toLowerCase(Locale.ROOT);
    if (!lower.startsWith("jdbc:")) {
      throw new IllegalArgumentException(
          "the store must be a JDBC URL such as jdbc:postgresql://127.0.0.1/app");
    }
    if (lower.contains("password") || lower.contains("pwd=") || hasUserInfo(lower)) {
      throw new IllegalArgumentException(
          "the JDBC URL has a password, which would be visible; leave it out and set "
              + Secrets.STORE_PASSWORD);
    }
  }

  private static boolean hasUserInfo(String url) {
    if (url.startsWith(ORACLE)) {
      // jdbc:oracle:thin:user/password@host
      int user = url.indexOf(':', ORACLE.length()) + 1;
      int slash = url.indexOf('/', user);
      return slash >= 0 && slash + 1 < url.indexOf('@');
    }
    int start = url.indexOf("//");
    if (start < 0) {
      return false;
    }
    int end = url.indexOf('/', start + 2);
    String authority = url.substring(start + 2, end < 0 ? url.length() : end);
    int at = authority.indexOf('@');
    return at >= 0 && authority.substring(0, at).contains(":");
  }

  @Override
  public Opened open(Secrets secrets) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    if (user != null) {
      config.setUsername(user);
    }
    if (secrets.storePassword() != null) {
      config.setPassword(secrets.storePassword());
    }
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(0);
    // A database that is down is reported, and waited for, where it is used.
    config.setInitializationFailTimeout(-1);
    String key = secrets.storeKey();
    SecretCipher cipher = key == null || key.isEmpty() ? null : SecretCipher.ofBase64(key);
    HikariDataSource pool = new HikariDataSource(config);
    try {
      return new Opened(JdbcTokenStore.of(pool, table, cipher), pool::close);
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
  }
}
