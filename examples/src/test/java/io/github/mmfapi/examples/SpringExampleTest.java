package io.github.mmfapi.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import feign.RequestInterceptor;
import io.github.mmfapi.api.RoutesApi;
import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.client.codec.MmfFeign;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxRoute;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.value.Download;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignBuilderCustomizer;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tests the generated interfaces as clients of Spring Cloud OpenFeign. */
class SpringExampleTest {

  // docs: client
  @FeignClient(name = "workouts", url = "${mmf.base-url}", configuration = MapMyFitness.class)
  interface Workouts extends WorkoutsApi {}

  @FeignClient(name = "routes", url = "${mmf.base-url}", configuration = MapMyFitness.class)
  interface Routes extends RoutesApi {}

  // end

  // docs: configuration
  /** Not a configuration of the application: it is for the clients that name it. */
  static class MapMyFitness {
    /** Sets contract, encoder, decoders and logger, and turns Feign's retries off. */
    @Bean
    FeignBuilderCustomizer codec() {
      return MmfFeign::configure;
    }

    @Bean
    RequestInterceptor signature(
        @Value("${mmf.client-key}") String key,
        @Value("${mmf.client-secret}") String secret,
        TokenCredentialsProvider token) {
      return OAuth1RequestInterceptor.builder()
          .signer(
              OAuth1Signer.builder().clientCredentials(ClientCredentials.of(key, secret)).build())
          .credentials(token)
          .build();
    }
  }

  // end

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @EnableFeignClients(clients = {Workouts.class, Routes.class})
  static class Application {}

  private MmfSandbox server;

  @BeforeEach
  void start() {
    server =
        MmfSandbox.builder()
            .user(SandboxUser.TUTORIAL)
            .route(SandboxUser.TUTORIAL, new SandboxRoute("long way", longWay(), 3))
            .start();
  }

  /** Returns more points than a decoder would read ahead. */
  private static List<SandboxRoute.Point> longWay() {
    return IntStream.range(0, 5_000)
        .mapToObj(i -> new SandboxRoute.Point(45 + i / 10_000.0, -122.6))
        .toList();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void springClient_createsAndListsWorkouts() {
    TokenCredentials token = server.authorize(server.user());
    try (ConfigurableApplicationContext context = application(token)) {
      Workouts workouts = context.getBean(Workouts.class);
      workouts.createWorkout(
          w -> w.workoutDate(LocalDate.of(2013, 1, 16)).workoutDescription("über & so, 100 %"));
      assertThat(workouts.getWorkouts(q -> q.limit(5)).workouts())
          .singleElement()
          .satisfies(w -> assertThat(w.workoutDescription()).isEqualTo("über & so, 100 %"));
    }
  }

  @Test
  void springClient_wrongToken_failsWithATypedException() {
    try (ConfigurableApplicationContext context =
        application(TokenCredentials.of("unknown", "wrong"))) {
      Workouts workouts = context.getBean(Workouts.class);
      assertThatExceptionOfType(MmfAuthenticationException.class).isThrownBy(workouts::getWorkouts);
    }
  }

  @Test
  void springClient_downloadsARoute() throws IOException {
    TokenCredentials token = server.authorize(server.user());
    try (ConfigurableApplicationContext context = application(token)) {
      Routes routes = context.getBean(Routes.class);
      String key = routes.searchRoutes().routes().get(0).routeKey();
      try (Download kml = routes.getRouteKml(q -> q.routeKey(key))) {
        assertThat(kml.stream().readAllBytes()).hasSizeGreaterThan(50_000);
      }
    }
  }

  private ConfigurableApplicationContext application(TokenCredentials token) {
    SpringApplication application = new SpringApplication(Application.class);
    application.setDefaultProperties(
        Map.of(
            "mmf.base-url", server.baseUrl(),
            "mmf.client-key", server.clientCredentials().key(),
            "mmf.client-secret", server.clientCredentials().secret(),
            "spring.main.web-application-type", "none",
            "spring.main.banner-mode", "off"));
    application.addInitializers(
        context ->
            context
                .getBeanFactory()
                .registerSingleton("token", TokenCredentialsProvider.of(token)));
    return application.run();
  }
}
