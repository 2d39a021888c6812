package io.github.mmfapi.oauth1.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** A database that knows what is open, and whose steps can fail. */
final class WatchedDatabase {

  /** Steps that give something back are made even if an earlier one has failed. */
  private static final Set<String> NEVER_FAILING =
      Set.of("close", "setAutoCommit", "rollback", "getAutoCommit", "toString", "hashCode");

  private final DataSource real;
  private final List<String> open = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private Supplier<Throwable> failure = IllegalStateException::new;
  private int stepsLeft;
  private boolean failed;
  private boolean failedHere;
  private boolean changed;

  WatchedDatabase(DataSource real) {
    this.real = real;
  }

  /** Lets a step fail, the first one being 0. */
  void failAt(int step, Supplier<Throwable> with) {
    stepsLeft = step;
    failure = with;
    failed = false;
  }

  /** Returns whether the step was reached that had to fail. */
  boolean hasFailed() {
    return failed;
  }

  /** Returns what is not closed, and what was not as it had to be when it was closed. */
  List<String> left() {
    List<String> left = new ArrayList<>(open);
    left.addAll(faults);
    return left;
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) ->
            method.getName().equals("getConnection")
                ? connection(real.getConnection())
                : call(real, method, arguments));
  }

  private Connection connection(Connection connection) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    changed = false;
    failedHere = false;
    return watched(
        Connection.class,
        connection,
        name -> {
          if (name.equals("close")) {
            if (connection.getAutoCommit() != autoCommit) {
              faults.add("auto-commit is another one");
            }
            if (changed) {
              faults.add("the transaction is neither committed nor rolled back");
            }
          } else if (name.equals("commit") || name.equals("rollback")) {
            if (failedHere && name.equals("commit")) {
              faults.add("what failed was committed");
            }
            changed = false;
          } else if (name.equals("setAutoCommit") && changed) {
            faults.add("a change of auto-commit committed the transaction");
          }
        });
  }

  private interface Check {
    void before(String method) throws SQLException;
  }

  private <T> T watched(Class<T> type, T object, Check check) {
    String name = type.getSimpleName();
    open.add(name);
    boolean[] closed = new boolean[1];
    return proxy(
        type,
        (proxy, method, arguments) -> {
          check.before(method.getName());
          if (method.getName().equals("close") && !closed[0]) {
            closed[0] = true;
            open.remove(name);
          }
          step(method.getName());
          Object result = call(object, method, arguments);
          if (method.getName().startsWith("execute")) {
            changed = true;
          }
          return watchedToo(result);
        });
  }

  private Object watchedToo(Object result) {
    if (result instanceof PreparedStatement statement) {
      return watched(PreparedStatement.class, statement, name -> {});
    }
    if (result instanceof ResultSet rows) {
      return watched(ResultSet.class, rows, name -> {});
    }
    return result instanceof Statement statement
        ? watched(Statement.class, statement, name -> {})
        : result;
  }

  private void step(String method) throws Throwable {
    if (!failed && !NEVER_FAILING.contains(method) && stepsLeft-- == 0) {
      failed = true;
      failedHere = true;
      throw failure.get();
    }
  }

  private static Object call(Object object, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(object, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
