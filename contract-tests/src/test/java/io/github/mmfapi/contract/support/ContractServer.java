package io.github.mmfapi.contract.support;

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
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.conformance.SpecConformance;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A WireMock server for one test, with clients that call it. Requests and responses are compared
 * with the spec.
 */
public final class ContractServer implements BeforeEachCallback, AfterEachCallback {
  public static final TokenCredentials TOKEN = TokenCredentials.of("token", "token-secret");

  private final WireMockServer server =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
  private final SpecConformance conformance = new SpecConformance();

  @Override
  public void beforeEach(ExtensionContext context) {
    server.start();
    conformance.beforeEach(context);
    conformance.watch(server);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server.stop();
    conformance.afterEach(context);
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + server.port() + "/3.1";
  }

  public MmfClientBuilder clientBuilder() {
    return MmfClient.builder()
        .baseUrl(baseUrl())
        .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
        .tokenCredentials(TOKEN)
        .retryPolicy(RetryPolicy.none());
  }

  /** Returns a client without retries. */
  public MmfClient client() {
    return clientBuilder().build();
  }

  /** Responds to a method with a recorded body. */
  public void answer(String method, String body) {
    server.stubFor(any(urlPathEqualTo("/3.1/" + method)).willReturn(json(body)));
  }

  /** Returns the server itself. */
  public WireMockServer wireMock() {
    return server;
  }

  /** Gives every request the same response. */
  public void answer(ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).willReturn(response));
  }

  public static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }

  public List<LoggedRequest> received() {
    return server.getAllServeEvents().stream().map(event -> event.getRequest()).toList();
  }

  public LoggedRequest onlyRequest() {
    List<LoggedRequest> requests = received();
    if (requests.size() != 1) {
      throw new AssertionError("expected one request, got " + requests.size());
    }
    return requests.get(0);
  }
}
