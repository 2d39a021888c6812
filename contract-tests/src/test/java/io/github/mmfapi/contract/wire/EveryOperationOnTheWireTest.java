package io.github.mmfapi.contract.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.conformance.SpecConformance;
import io.github.mmfapi.contract.internal.spec.Examples;
import io.github.mmfapi.contract.internal.spec.Operation;
import io.github.mmfapi.contract.internal.spec.Operations;
import io.github.mmfapi.contract.internal.spec.Parameter;
import io.github.mmfapi.contract.internal.spec.Signing;
import io.github.mmfapi.contract.operations.Bindings;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.value.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Calls each generated method over HTTP: the request is byte for byte what the spec describes, and
 * a request that the spec forbids is not sent. New operations are tested without a change here.
 */
class EveryOperationOnTheWireTest {
  private static final Set<String> PROTOCOL =
      Set.of(
          "oauth_consumer_key",
          "oauth_nonce",
          "oauth_signature",
          "oauth_signature_method",
          "oauth_timestamp",
          "oauth_token",
          "oauth_version");

  private static final WireMockServer SERVER =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
  private static MmfClient client;

  // All tests come from one factory: violations are reported at its end, by operation.
  @RegisterExtension final SpecConformance conformance = new SpecConformance();

  @BeforeAll
  static void start() {
    SERVER.start();
    client =
        MmfClient.builder()
            .baseUrl("http://127.0.0.1:" + SERVER.port() + "/3.1")
            .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
            .tokenCredentials(ContractServer.TOKEN)
            .build();
  }

  @AfterAll
  static void stop() {
    client.close();
    SERVER.stop();
  }

  @TestFactory
  Stream<DynamicContainer> everyOperation() {
    conformance.watch(SERVER);
    return Operations.generated().stream()
        .filter(EveryOperationOnTheWireTest::isAskedFor)
        .map(operation -> dynamicContainer(operation.toString(), testsOf(operation)));
  }

  /** All groups, or those of {@code -Dcontract.groups=gear,users}. */
  private static boolean isAskedFor(Operation operation) {
    String groups = System.getProperty("contract.groups", "");
    return groups.isEmpty()
        || List.of(groups.split(",", -1)).contains(operation.path().split("/", -1)[1]);
  }

  private static Stream<DynamicTest> testsOf(Operation operation) {
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(dynamicTest("with all parameters", () -> sends(operation, p -> true, false)));
    tests.add(dynamicTest("empty texts", () -> sends(operation, p -> true, true)));
    tests.add(dynamicTest("what is required", () -> sends(operation, isNeeded(operation), false)));
    for (Parameter parameter : operation.parameters()) {
      if (parameter.required()) {
        List<String> name = List.of(parameter.name());
        tests.add(dynamicTest("without " + parameter.name(), () -> refuses(operation, name)));
      }
    }
    for (List<String> group : operation.atLeastOneOf()) {
      tests.add(dynamicTest("with none of " + group, () -> refuses(operation, group)));
    }
    return tests.stream();
  }

  private static Predicate<Parameter> isNeeded(Operation operation) {
    return parameter ->
        parameter.required()
            || operation.atLeastOneOf().stream().anyMatch(g -> g.get(0).equals(parameter.name()));
  }

  private static void sends(Operation operation, Predicate<Parameter> which, boolean emptyTexts)
      throws Exception {
    SERVER.resetAll();
    SERVER.stubFor(any(anyUrl()).willReturn(response(operation)));
    GeneratedCall call = GeneratedCall.of(operation);
    ExpectedPairs expected = new ExpectedPairs();
    for (Parameter parameter : operation.parameters()) {
      if (which.test(parameter)) {
        call.set(parameter, emptyTexts && SampleValue.mayBeEmpty(parameter), expected);
      }
    }

    call.send(client);

    assertThat(SERVER.getAllServeEvents()).hasSize(1);
    assertSent(operation, expected, SERVER.getAllServeEvents().get(0).getRequest());
  }

  /** A response that the binding accepts. */
  private static ResponseDefinitionBuilder response(Operation operation) {
    return switch (operation.responseKind()) {
      case NONE -> aResponse();
      case FILE ->
          aResponse()
              .withHeader("Content-Type", operation.mediaType().replace("*/*", "image/png"))
              .withBody("a file");
      case TYPED, FREE_FORM ->
          aResponse()
              .withHeader("Content-Type", operation.mediaType())
              .withBody(
                  Examples.rendered(
                      operation, Examples.body(operation, Examples.output(operation))));
    };
  }

  private static void assertSent(
      Operation operation, ExpectedPairs expected, LoggedRequest request) {
    boolean read = operation.verb().equals("GET");
    String[] url = request.getUrl().split("\\?", 2);
    List<String> query = url.length == 1 ? List.of() : List.of(url[1].split("&"));
    List<String> form = List.of(request.getBodyAsString().split("&"));

    assertThat(request.getMethod().getName()).isEqualTo(operation.verb());
    assertThat(url[0]).isEqualTo("/3.1" + operation.path());
    assertThat(request.getHeader("Authorization")).isNull();
    if (operation.signing() == Signing.NONE) {
      assertThat(query).containsExactlyElementsOf(expected.encoded());
    } else if (operation.signatureFields().isEmpty()) {
      assertThat(query.stream().filter(pair -> !isProtocol(pair)))
          .containsExactlyElementsOf(read ? expected.encoded() : List.of());
      assertThat(names(query.stream().filter(EveryOperationOnTheWireTest::isProtocol)))
          .containsExactlyInAnyOrderElementsOf(PROTOCOL);
    } else {
      assertThat(query).isEmpty();
      assertTokenForm(operation, expected, form);
    }
    if (read) {
      assertThat(request.getBody()).isEmpty();
    } else if (operation.isMultipart()) {
      String type = request.getHeader("Content-Type");
      assertThat(type).startsWith("multipart/form-data; boundary=");
      assertThat(request.getBodyAsString())
          .isEqualTo(expected.multipart(type.substring(type.indexOf('=') + 1)));
    } else if (operation.signatureFields().isEmpty()) {
      assertThat(request.getBodyAsString()).isEqualTo(String.join("&", expected.encoded()));
      if (!expected.encoded().isEmpty()) {
        assertThat(request.getHeader("Content-Type")).isEqualTo(operation.requestMediaType());
      }
    }
  }

  /** The form has all protocol parameters and the caller's own, each once. */
  private static void assertTokenForm(
      Operation operation, ExpectedPairs expected, List<String> form) {
    List<String> own = names(expected.encoded().stream());
    assertThat(names(form.stream()))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(operation.signatureFields().stream(), own.stream()).toList());
    assertThat(form).containsAll(expected.encoded());
    if (operation.signatureFields().contains("oauth_token")) {
      assertThat(form).contains("oauth_token=" + Bindings.TEMPORARY.token());
    }
  }

  private static List<String> names(Stream<String> pairs) {
    return pairs.map(pair -> pair.substring(0, pair.indexOf('='))).toList();
  }

  private static boolean isProtocol(String pair) {
    return pair.startsWith("oauth_");
  }

  private static void refuses(Operation operation, List<String> leftOut) throws Exception {
    SERVER.resetAll();
    GeneratedCall call = GeneratedCall.of(operation);
    for (Parameter parameter : operation.parameters()) {
      if (!leftOut.contains(parameter.name())) {
        call.set(parameter, false, new ExpectedPairs());
      }
    }

    assertThat(call.refusal())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(operation.path().substring(1))
        .hasMessageContainingAll(leftOut.toArray(String[]::new));
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }
}
