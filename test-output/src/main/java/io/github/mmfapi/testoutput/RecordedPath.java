package io.github.mmfapi.testoutput;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The behaviour of a path whose file system records: all else is that of the path itself. */
record RecordedPath(RecordedProvider provider, Path path) implements InvocationHandler {

  static Path of(RecordedProvider provider, Path path) {
    return (Path)
        Proxy.newProxyInstance(
            RecordedPath.class.getClassLoader(),
            new Class<?>[] {Path.class},
            new RecordedPath(provider, path));
  }

  /** Returns the path itself. */
  static Path original(Path path) {
    return Proxy.isProxyClass(path.getClass())
            && Proxy.getInvocationHandler(path) instanceof RecordedPath recorded
        ? recorded.path
        : path;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    if (method.getName().equals("getFileSystem")) {
      return provider.fileSystem();
    }
    @Nullable Object[] arguments = given == null ? new Object[0] : given.clone();
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i] instanceof Path other) {
        arguments[i] = original(other);
      }
    }
    try {
      Object result = method.invoke(path, arguments);
      return result instanceof Path other ? of(provider, other) : result;
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
