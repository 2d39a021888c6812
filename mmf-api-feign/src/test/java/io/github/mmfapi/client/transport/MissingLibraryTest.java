package io.github.mmfapi.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A class path without the library of a transport. */
class MissingLibraryTest {
  /** Called by reflection in the class loader that lacks a library. */
  public static final class Caller {
    /** Builds a client with a transport. */
    public static void build(String transport) {
      var builder =
          MmfClient.builder()
              .baseUrl("http://h/3.1")
              .clientCredentials(io.github.mmfapi.oauth1.ClientCredentials.of("k", "s"));
      switch (transport) {
        case "JdkTransport" -> builder.transport(JdkTransport::open);
        case "ApacheTransport" -> builder.transport(ApacheTransport::open);
        default -> {}
      }
      builder.build().close();
    }
  }

  /** Loads what this test has on its class path anew, except for one package. */
  private static final class Without extends URLClassLoader {
    private final String prefix;

    Without(String prefix) {
      super(classPath(), ClassLoader.getPlatformClassLoader());
      this.prefix = prefix;
    }

    private static URL[] classPath() {
      List<URL> urls = new ArrayList<>();
      for (String path :
          System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
        try {
          urls.add(Path.of(path).toUri().toURL());
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
      return urls.toArray(URL[]::new);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith(prefix)) {
        throw new ClassNotFoundException(name);
      }
      return super.findClass(name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "OkHttpTransport, okhttp3., com.squareup.okhttp3:okhttp",
    "OkHttpTransport, feign.okhttp., io.github.openfeign:feign-okhttp",
    "JdkTransport, feign.http2client., io.github.openfeign:feign-java11",
    "ApacheTransport, feign.hc5., io.github.openfeign:feign-hc5",
    "ApacheTransport, org.apache.hc.client5., org.apache.httpcomponents.client5:httpclient5"
  })
  void build_withoutTheLibraryOfTheTransport_namesItsArtifact(
      String transport, String missing, String artifact) throws Exception {
    assertThat(failure(missing, transport))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(transport + " needs " + artifact + ",")
        .hasMessageContaining("add it");
  }

  @Test
  void build_withAllLibraries_works() throws Exception {
    assertThat(failure("no.such.package.", "ApacheTransport")).isNull();
  }

  private static Throwable failure(String missing, String transport) throws Exception {
    try (Without loader = new Without(missing)) {
      Method build = loader.loadClass(Caller.class.getName()).getMethod("build", String.class);
      Throwable thrown = catchThrowable(() -> build.invoke(null, transport));
      return thrown instanceof InvocationTargetException e ? e.getCause() : thrown;
    }
  }
}
