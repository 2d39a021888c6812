package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.metrics.MmfMetrics;
import io.github.mmfapi.client.metrics.MmfObservations;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.spring.CurrentUser;
import io.github.mmfapi.spring.MmfClientBuilderCustomizer;
import io.github.mmfapi.spring.MmfConnectionDetails;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.web.servlet.function.RouterFunction;

/** Which beans there are, and when they back off. */
class ConfigurationTest {
  /** Generated interfaces, from their class files. */
  static List<Class<?>> generated() throws IOException, URISyntaxException {
    Path source =
        Path.of(WorkoutsApi.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(source)) {
      return generated(source);
    }
    try (FileSystem jar = FileSystems.newFileSystem(source)) {
      return generated(jar.getPath("/"));
    }
  }

  private static List<Class<?>> generated(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("io/github/mmfapi/api"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".class", ""))
          .filter(name -> name.endsWith("Api"))
          .sorted()
          .<Class<?>>map(name -> named("io.github.mmfapi.api." + name))
          .toList();
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  static Stream<Class<?>> synchronous() throws IOException, URISyntaxException {
    return generated().stream().filter(type -> !type.getSimpleName().endsWith("AsyncApi"));
  }

  @ParameterizedTest
  @MethodSource("synchronous")
  void generatedInterface_isABean(Class<?> type) {
    Applications.application().run(context -> assertThat(context).hasSingleBean(type));
  }

  @ParameterizedTest
  @MethodSource("synchronous")
  void generatedInterface_ofTheApplication_replacesOurs(Class<?> type) {
    Object own =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> "own");
    Applications.application()
        .withInitializer(context -> context.getBeanFactory().registerSingleton("own", own))
        .run(context -> assertThat(context).getBeanNames(type).containsExactly("own"));
  }

  @Test
  void imports_haveEachAutoConfigurationOfThisModule() throws Exception {
    Path classes =
        Path.of(
            MmfAutoConfiguration.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> imported =
        Files.readAllLines(
            classes.resolve(
                "META-INF/spring/"
                    + "org.springframework.boot.autoconfigure.AutoConfiguration.imports"));
    try (Stream<Path> files = Files.walk(classes)) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith("AutoConfiguration.class"))
                  .map(file -> classes.relativize(file).toString().replace('/', '.'))
                  .map(name -> name.substring(0, name.length() - ".class".length())))
          .containsExactlyInAnyOrderElementsOf(imported)
          .allMatch(name -> named(name).isAnnotationPresent(AutoConfiguration.class));
    }
  }

  @Test
  void metadata_hasADescriptionOfEachProperty() {
    assertThat(Metadata.properties()).hasSizeGreaterThan(30);
    for (JsonNode property : Metadata.properties()) {
      assertThat(property.path("description").asText())
          .as(property.path("name").asText())
          .endsWith(".")
          .doesNotContain("{@");
    }
  }

  @Test
  void client_withTheThreeProperties_isThere() {
    Applications.application()
        .run(
            context -> {
              assertThat(context).hasSingleBean(MmfClient.class);
              assertThat(context).hasSingleBean(WebRedirectionFlow.class);
              assertThat(context).hasSingleBean(TokenStore.class);
              assertThat(context).doesNotHaveBean(CurrentUser.class);
              assertThat(context).doesNotHaveBean(MmfCallListener.class);
            });
  }

  @Test
  void enabled_false_leavesTheClientOut() {
    Applications.empty()
        .withPropertyValues("mmf.enabled=false")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context).doesNotHaveBean(MmfClient.class);
              assertThat(context).doesNotHaveBean(WorkoutsApi.class);
            });
  }

  @Test
  void client_notOnTheClassPath_isLeftOut() {
    Applications.empty()
        .withClassLoader(new FilteredClassLoader(MmfClient.class))
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context).doesNotHaveBean(MmfConnectionDetails.class);
              assertThat(context).hasSingleBean(TokenStore.class);
            });
  }

  @Test
  void client_ofTheApplication_replacesOurs() {
    MmfClient own =
        MmfClient.builder()
            .baseUrl("http://127.0.0.1:2/3.1")
            .clientCredentials(io.github.mmfapi.oauth1.ClientCredentials.of("own", ""))
            .build();
    Applications.application()
        .withBean(MmfClient.class, () -> own)
        .run(context -> assertThat(context.getBean(MmfClient.class)).isSameAs(own));
  }

  @Test
  void tokenCredentials_ofTheApplication_replaceOurs() {
    TokenCredentialsProvider own = TokenCredentialsProvider.of(Applications.TOKEN);
    Applications.application()
        .withBean("own", TokenCredentialsProvider.class, () -> own)
        .run(context -> assertThat(context.getBean(TokenCredentialsProvider.class)).isSameAs(own));
  }

  @Test
  void listenersAndCustomizers_areUsed() {
    List<String> heard = new ArrayList<>();
    MmfCallListener listener =
        new MmfCallListener() {
          @Override
          public void started(MmfCall call) {
            heard.add(call.operation());
          }
        };
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      Applications.application()
          .withBean("one", MmfCallListener.class, () -> listener)
          .withBean("two", MmfCallListener.class, () -> listener)
          .withBean(MmfClientBuilderCustomizer.class, () -> b -> b.baseUrl(sandbox.baseUrl()))
          .withPropertyValues(
              "mmf.client-key=" + sandbox.clientCredentials().key(),
              "mmf.client-secret=" + sandbox.clientCredentials().secret())
          .run(context -> context.getBean(WorkoutsApi.class).getActivityTypes());
    }
    assertThat(heard).hasSize(2).containsOnly("workouts/get_activity_types");
  }

  @ParameterizedTest
  @CsvSource({
    "'', MmfObservations",
    "observation, MmfObservations",
    "meters, MmfMetrics",
    "none, ''"
  })
  void metrics_mode_choosesOneListener(String mode, String listener) {
    Applications.application()
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .withBean(ObservationRegistry.class, ObservationRegistry::create)
        .withPropertyValues(mode.isEmpty() ? "unused=" : "mmf.metrics.mode=" + mode)
        .run(
            context ->
                assertThat(context.getBeansOfType(MmfCallListener.class).values())
                    .extracting(bean -> bean.getClass().getSimpleName())
                    .isEqualTo(listener.isEmpty() ? List.of() : List.of(listener)));
  }

  @Test
  void metrics_ofTheApplication_replaceOurs() {
    Applications.application()
        .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
        .withBean(ObservationRegistry.class, ObservationRegistry::create)
        .withBean(MmfMetrics.class, () -> MmfMetrics.of(new SimpleMeterRegistry()))
        .run(
            context -> {
              assertThat(context).hasSingleBean(MmfMetrics.class);
              assertThat(context).doesNotHaveBean(MmfObservations.class);
            });
  }

  @Test
  void beans_ofThisModule_showNoSecret() {
    Applications.application()
        .withPropertyValues(
            "mmf.client-secret=hidden-1",
            "mmf.token=t",
            "mmf.token-secret=hidden-2",
            "mmf.proxy.host=h",
            "mmf.proxy.user=u",
            "mmf.proxy.password=hidden-3",
            "mmf.token-store.encryption-key=" + Applications.KEY,
            "mmf.token-store.earlier-keys=" + Applications.OTHER_KEY,
            "oauth1.clients.photos.client-key=k",
            "oauth1.clients.photos.client-secret=hidden-4",
            "oauth1.clients.photos.token=t",
            "oauth1.clients.photos.token-secret=hidden-5")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              for (String name : context.getBeanDefinitionNames()) {
                Object bean = context.getBean(name);
                if (bean.getClass().getName().startsWith("io.github.mmfapi")) {
                  assertThat(Objects.toString(bean))
                      .as(name)
                      .doesNotContain("hidden", Applications.KEY, Applications.OTHER_KEY);
                }
              }
            });
  }

  private static WebApplicationContextRunner webApplication(String... properties) {
    return Applications.ours(new WebApplicationContextRunner())
        .withPropertyValues(
            "mmf.base-url=http://127.0.0.1:1/3.1", "mmf.client-key=k", "mmf.client-secret=s")
        .withPropertyValues(properties);
  }

  @Test
  void endpoints_existOnlyWithACallbackUrl() {
    webApplication()
        .run(
            context -> {
              assertThat(context).doesNotHaveBean(RouterFunction.class);
              assertThat(context).doesNotHaveBean(CurrentUser.class);
            });
    webApplication("mmf.authorization.callback-url=https://app.example/back")
        .run(
            context -> {
              assertThat(context).hasSingleBean(RouterFunction.class);
              assertThat(context).hasSingleBean(CurrentUser.class);
            });
    webApplication("mmf.authorization.callback-url=/back", "mmf.enabled=false")
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context).doesNotHaveBean(RouterFunction.class);
            });
    Applications.application()
        .withPropertyValues("mmf.authorization.callback-url=/back")
        .run(context -> assertThat(context).doesNotHaveBean(CurrentUser.class));
  }

  @ParameterizedTest
  @CsvSource({
    "callback-url, back",
    "callback-url, https://app.example",
    "callback-url, /back?a=b",
    "begin-path, authorize",
  })
  void endpoints_wrongAddress_isNamed(String property, String value) {
    webApplication("mmf.authorization.callback-url=/back")
        .withPropertyValues("mmf.authorization." + property + "=" + value)
        .run(
            context ->
                assertThat(ClientPropertiesTest.cause(context.getStartupFailure()).property())
                    .isEqualTo("mmf.authorization." + property));
  }
}
