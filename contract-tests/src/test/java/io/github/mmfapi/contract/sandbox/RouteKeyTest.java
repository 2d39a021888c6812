package io.github.mmfapi.contract.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.MmfApiException;
import io.github.mmfapi.contract.internal.spec.Operations;
import io.github.mmfapi.contract.internal.spec.Parameter;
import io.github.mmfapi.model.GetRouteRequest;
import io.github.mmfapi.model.RouteSummary;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxRoute;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.wire.OutputFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A route key that no double holds, on its whole way: from the example of the spec over the model
 * and the wire to the sandbox, and back.
 */
class RouteKeyTest {
  /** What a number type made of the key on a page of the site (EMB). */
  private static final String DAMAGED = "437125773269621520";

  private final MmfSandbox sandbox =
      MmfSandbox.builder()
          .route(SandboxUser.TUTORIAL, SandboxRoute.of("a route", new SandboxRoute.Point(45, 7)))
          .start();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private MmfClient client(OutputFormat format) {
    return MmfClient.builder()
        .baseUrl(sandbox.baseUrl())
        .clientCredentials(sandbox.clientCredentials())
        .outputFormat(format)
        .build();
  }

  @ParameterizedTest
  @EnumSource(names = {"JSON", "XML"})
  void routeKey_ofTheSpecsExample_comesBackAsItWas(OutputFormat format) {
    String key = example();
    long number = Long.parseLong(key);
    assertThat((long) (double) number).isNotEqualTo(number);

    GetRouteRequest request = GetRouteRequest.builder().routeKey(key).build();
    assertThat(request.routeKey()).isEqualTo(key);
    try (MmfClient client = client(format)) {
      assertThat(client.routes().getRoute(request).points()).hasSize(1);
      assertThat(sandbox.wireMock().getAllServeEvents().get(0).getRequest().getUrl())
          .contains("route_key=" + key);
      assertThat(client.routes().searchRoutes(q -> q.userId(sandbox.user().userId())).routes())
          .extracting(RouteSummary::routeKey)
          .containsExactly(key);
    }
  }

  @Test
  void routeKey_damagedByANumberType_isAnotherKey() {
    try (MmfClient client = client(OutputFormat.JSON)) {
      assertThat(client.routes().getRoute(r -> r.routeKey(example())).points()).isNotEmpty();
      assertThatExceptionOfType(MmfApiException.class)
          .isThrownBy(() -> client.routes().getRoute(r -> r.routeKey(DAMAGED)));
    }
  }

  @Test
  void keys_inTheSpec_haveNoPattern() {
    assertThat(
            Operations.all().stream()
                .flatMap(operation -> operation.parameters().stream())
                .filter(p -> p.name().equals("r") || p.name().endsWith("_key")))
        .hasSizeGreaterThan(30)
        .allSatisfy(
            p -> {
              assertThat(p.schema().getPattern()).as(p.name()).isNull();
              assertThat(p.schema().getType()).as(p.name()).isEqualTo("string");
            });
  }

  private static String example() {
    return Operations.of("GET", "/routes/get_route").orElseThrow().parameters().stream()
        .filter(parameter -> parameter.name().equals("route_key"))
        .map(Parameter::example)
        .findFirst()
        .orElseThrow()
        .toString();
  }
}
