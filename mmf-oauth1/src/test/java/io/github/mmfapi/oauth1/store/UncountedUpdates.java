package io.github.mmfapi.oauth1.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import javax.sql.DataSource;

/** A database whose driver says of every update that it changed no row. */
final class UncountedUpdates {

  private final DataSource real;

  UncountedUpdates(DataSource real) {
    this.real = real;
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Object result = invoke(method, real, arguments);
          return result instanceof Connection connection ? counting(connection) : result;
        });
  }

  private static Connection counting(Connection connection) {
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          Object result = invoke(method, connection, arguments);
          return result instanceof PreparedStatement statement
                  && arguments[0].toString().startsWith("UPDATE")
              ? uncounted(statement)
              : result;
        });
  }

  private static PreparedStatement uncounted(PreparedStatement statement) {
    return proxy(
        PreparedStatement.class,
        (proxy, method, arguments) -> {
          Object result = invoke(method, statement, arguments);
          return method.getName().equals("executeUpdate") ? Integer.valueOf(0) : result;
        });
  }

  private static Object invoke(Method method, Object target, Object... arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
