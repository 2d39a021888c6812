package io.github.mmfapi.oauth1.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.PendingAuthorization;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whichever step of a method of a store fails, and however, the store closes what it opened, undoes
 * its transaction, and gives the connection back as it was.
 */
class JdbcGivenBackTest {
  private static final int MOST_STEPS = 200;

  /** Methods that do not use the database. */
  private static final Set<String> OTHERS = Set.of("toString", "ddl");

  /** How a step fails. */
  @SuppressWarnings("ImmutableEnumChecker") // The actions hold nothing.
  private enum Failure {
    REFUSED(() -> new SQLException("no", "42000")),
    TRANSACTION_ROLLED_BACK(() -> new SQLException("no", "40001")),
    UNCHECKED(() -> new IllegalStateException("no")),
    ERROR(() -> new StackOverflowError("no"));

    private final Supplier<Throwable> thrown;

    Failure(Supplier<Throwable> thrown) {
      this.thrown = thrown;
    }
  }

  private final JdbcConnectionPool pool =
      JdbcConnectionPool.create("jdbc:h2:mem:given-back;DB_CLOSE_DELAY=-1", "sa", "");

  @BeforeEach
  void createTables() {
    for (Object store : stores(pool)) {
      for (Method method : methods(store)) {
        if (method.getName().equals("createTable")) {
          call(store, method);
        }
      }
    }
    JdbcTokenStore.of(pool, "earlier_token", null).createTable();
  }

  @AfterEach
  void close() {
    pool.dispose();
  }

  private static List<Object> stores(DataSource source) {
    return List.of(
        JdbcTokenStore.of(source),
        JdbcAuthorizationStore.builder().dataSource(source).build(),
        JdbcNonceStore.builder().dataSource(source).build());
  }

  private static List<Method> methods(Object store) {
    return Stream.of(store.getClass().getMethods())
        .filter(method -> method.getDeclaringClass() == store.getClass())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> !method.isBridge() && !OTHERS.contains(method.getName()))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void method_whoseStepFails_givesBackWhatItTook(Failure failure) {
    WatchedDatabase database = new WatchedDatabase(pool);
    int methods = 0;
    for (Object store : stores(database.dataSource())) {
      for (Method method : methods(store)) {
        methods++;
        int step = 0;
        do {
          database.failAt(step, failure.thrown);
          call(store, method);
          assertThat(database.left()).as("%s, step %d: %s", method, step, failure).isEmpty();
          step++;
        } while (database.hasFailed() && step < MOST_STEPS);
        assertThat(step).as("steps of %s", method).isBetween(3, MOST_STEPS - 1);
      }
    }
    assertThat(methods).isGreaterThan(8);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRANSACTION_ROLLED_BACK")
  void work_thatFailsInATransactionOfTheCaller_isUndoneAlone(Failure failure) throws SQLException {
    Database database =
        Database.joiningCallers(new TransactionAwareDataSourceProxy(pool), "marks", "");
    execute("CREATE TABLE IF NOT EXISTS marks (mark VARCHAR(99))");
    execute("DELETE FROM marks");
    new TransactionTemplate(new DataSourceTransactionManager(pool))
        .executeWithoutResult(
            status -> {
              database.run("write", connection -> mark(connection, "before"));
              Throwable thrown =
                  catchThrowable(
                      () ->
                          database.run(
                              "write",
                              connection -> {
                                mark(connection, "failed");
                                throw failing(failure);
                              }));
              assertThat(thrown).isNotNull();
              database.run("write", connection -> mark(connection, "after"));
            });

    try (Connection connection = pool.getConnection()) {
      assertThat(Statements.rows(connection, "SELECT mark FROM marks", row -> row.getString(1)))
          .containsExactly("before", "after");
    }
  }

  private static int mark(Connection connection, String mark) throws SQLException {
    return Statements.execute(connection, "INSERT INTO marks VALUES (?)", mark);
  }

  private static RuntimeException failing(Failure failure) throws SQLException {
    Throwable thrown = failure.thrown.get();
    if (thrown instanceof SQLException refused) {
      throw refused;
    }
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      Statements.execute(connection, sql);
    }
  }

  /** Calls a method; whether it fails is of no interest here. */
  private static void call(Object store, Method method) {
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(JdbcGivenBackTest::argument).toArray();
    if (method.getName().equals("copyFrom")) {
      arguments[0] = "earlier_token";
    }
    try {
      method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      assertThat(e.getCause()).isNotNull();
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static Object argument(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "String" -> "anna";
      case "int" -> 3;
      case "long" -> Instant.now().getEpochSecond();
      case "TokenCredentials" -> TokenCredentials.of("token", "token secret");
      case "PendingAuthorization" ->
          new PendingAuthorization(
              new TemporaryCredentials("temporary", "temporary secret"),
              URI.create("http://127.0.0.1:1/"),
              Instant.now());
      default -> throw new AssertionError("add a value of " + type + " for the new parameter");
    };
  }
}
