package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections go back to their pool, whatever the database refuses. */
class ConnectionsGivenBackTest {
  private final AtomicInteger open = new AtomicInteger();

  private DataSource database(String refused) {
    DatabaseMetaData metaData = proxy(DatabaseMetaData.class, refused, null);
    Connection connection = proxy(Connection.class, refused, metaData);
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              open.incrementAndGet();
              return connection;
            });
  }

  private <T> T proxy(Class<T> type, String refused, DatabaseMetaData metaData) {
    return type.cast(
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals(refused)) {
                throw new SQLException("no " + refused);
              }
              return switch (method.getName()) {
                case "close" -> {
                  open.decrementAndGet();
                  yield null;
                }
                case "getURL" -> "jdbc:h2:mem:a";
                case "getMetaData" -> metaData;
                case "isClosed", "getAutoCommit" -> false;
                case "hashCode" -> 1;
                case "toString" -> type.getSimpleName();
                default -> null;
              };
            }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "getMetaData", "getURL"})
  void schemaDecision_whateverIsRefused_givesItsConnectionBack(String refused) {
    Throwable thrown =
        catchThrowable(
            () ->
                SchemaDecision.createsTable(
                    TokenStoreProperties.SchemaInitialization.EMBEDDED, database(refused)));

    assertThat(thrown == null).isEqualTo(refused.equals("nothing"));
    assertThat(open).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "setAutoCommit"})
  void connection_thatCannotCommitByItself_isGivenBack(String refused) {
    Throwable thrown =
        catchThrowable(() -> new TransactionDataSource(database(refused)).getConnection().close());

    assertThat(thrown == null).isEqualTo(refused.equals("nothing"));
    assertThat(open).hasValue(0);
  }
}
