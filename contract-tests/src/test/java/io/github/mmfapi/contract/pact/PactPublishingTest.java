package io.github.mmfapi.contract.pact;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.mmfapi.contract.internal.make.PactFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** {@code -Dpactbroker.url} publishes the contract; WireMock plays the broker. */
class PactPublishingTest {
  @Test
  void publish_sendsTheContractWithItsVersion() throws IOException {
    WireMockServer broker = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    broker.start();
    try {
      broker.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));
      broker.stubFor(
          get("/")
              .willReturn(
                  okForContentType(
                      "application/hal+json",
                      """
                      {"_links":{"pb:publish-pact":{"templated":true,"href":"%s/pacts/provider/\
                      {provider}/consumer/{consumer}/version/{consumerApplicationVersion}"}}}
                      """
                          .formatted(broker.baseUrl()))));

      PactBroker.publish(broker.baseUrl(), "1.2.3");

      assertThat(broker.getAllServeEvents())
          .extracting(event -> event.getRequest().getUrl())
          .contains(
              "/pacts/provider/%s/consumer/%s/version/1.2.3"
                  .formatted(PactFile.PROVIDER, PactFile.CONSUMER));
    } finally {
      broker.stop();
    }
  }
}
