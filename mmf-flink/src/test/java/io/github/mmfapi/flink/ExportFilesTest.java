package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportFilesTest {
  @Test
  void parquet_withoutItsLibraries_isRefused_andTheyAreNamed() throws Exception {
    List<URL> path = new ArrayList<>();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!Path.of(element).getFileName().toString().startsWith("parquet-")) {
        path.add(Path.of(element).toUri().toURL());
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> folder = loader.loadClass("org.apache.flink.core.fs.Path");
      Class<?> list = loader.loadClass(MemberList.class.getName());
      Class<?> format = loader.loadClass(FileFormat.class.getName());
      Method rows =
          loader
              .loadClass(ExportFiles.class.getName())
              .getDeclaredMethod("rows", folder, list, format);
      rows.setAccessible(true);
      Object to = folder.getConstructor(String.class).newInstance("out");

      assertThatThrownBy(
              () -> rows.invoke(null, to, list.getEnumConstants()[0], constant(format, "PARQUET")))
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("org.apache.parquet:parquet-hadoop");
      rows.invoke(null, to, list.getEnumConstants()[0], constant(format, "NDJSON"));
    }
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (constant.toString().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(name);
  }
}
