package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

/** Applications with the auto-configuration of this module, on any version of Spring Boot. */
final class Applications {
  static final TokenCredentials TOKEN = TokenCredentials.of("a-token", "a-token-secret");

  /** 32 bytes in Base64. */
  static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  static final String OTHER_KEY = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

  private static final Class<?>[] OURS = {
    MmfAutoConfiguration.class,
    MmfAuthorizationAutoConfiguration.class,
    MmfHealthAutoConfiguration.class,
    MmfMetricsAutoConfiguration.class,
    MmfSanitizingAutoConfiguration.class,
    MmfTokenStoreAutoConfiguration.class,
    OAuth1ClientsAutoConfiguration.class
  };

  private Applications() {}

  /** An application without any property. */
  static ApplicationContextRunner empty() {
    return ours(new ApplicationContextRunner());
  }

  /** An application with the properties that are required. */
  static ApplicationContextRunner application() {
    return empty()
        .withPropertyValues(
            "mmf.base-url=http://127.0.0.1:1/3.1",
            "mmf.client-key=the-key",
            "mmf.client-secret=the-secret");
  }

  static <R extends AbstractApplicationContextRunner<R, ?, ?>> R ours(R runner) {
    return runner.withConfiguration(
        AutoConfigurations.of(
            Stream.concat(Arrays.stream(OURS), Stream.of(boot("ssl.SslAutoConfiguration")))
                .toArray(Class<?>[]::new)));
  }

  /** An application with a database in memory, in Spring's transactions. */
  static ApplicationContextRunner withDatabase(String name) {
    return application()
        .withConfiguration(
            AutoConfigurations.of(
                boot("jdbc.DataSourceAutoConfiguration"),
                boot("jdbc.DataSourceTransactionManagerAutoConfiguration")))
        .withPropertyValues(
            "spring.datasource.url=jdbc:h2:mem:" + name,
            "spring.datasource.generate-unique-name=false");
  }

  /** Finds an auto-configuration of Spring Boot, whose packages differ between 3.5 and 4. */
  private static Class<?> boot(String name) {
    int dot = name.indexOf('.');
    String inBoot3 = "org.springframework.boot.autoconfigure." + name;
    String inBoot4 =
        "org.springframework.boot."
            + name.substring(0, dot)
            + ".autoconfigure"
            + name.substring(dot);
    ClassLoader loader = Applications.class.getClassLoader();
    return ClassUtils.resolveClassName(
        ClassUtils.isPresent(inBoot3, loader) ? inBoot3 : inBoot4, loader);
  }
}
