package io.github.mmfapi.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.retry.RetryPolicy;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Serves what a test wants served, and builds clients that call it. */
final class ContractServer implements BeforeEachCallback, AfterEachCallback {
  static final TokenCredentials TOKEN = TokenCredentials.of("token", "token-secret");

  private final WireMockServer server =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

  @Override
  public void beforeEach(ExtensionContext context) {
    server.start();
    ExercisedOperations.watch(server);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.stop();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.port() + "/3.1";
  }

  MmfClientBuilder clientBuilder() {
    return MmfClient.builder()
        .baseUrl(baseUrl())
        .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
        .tokenCredentials(TOKEN)
        .retryPolicy(RetryPolicy.none());
  }

  /** Returns a client that gives up at once; what repeats calls has tests of its own. */
  MmfClient client() {
    return clientBuilder().build();
  }

  /** Answers a method with a recorded body. */
  void answer(String method, String body) {
    server.stubFor(any(urlPathEqualTo("/3.1/" + method)).willReturn(json(body)));
  }

  /** Answers everything in the given way. */
  void answer(ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).willReturn(response));
  }

  static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }

  List<LoggedRequest> received() {
    return server.getAllServeEvents().stream().map(event -> event.getRequest()).toList();
  }

  LoggedRequest onlyRequest() {
    List<LoggedRequest> requests = received();
    if (requests.size() != 1) {
      throw new AssertionError("expected one request, got " + requests.size());
    }
    return requests.get(0);
  }
}
