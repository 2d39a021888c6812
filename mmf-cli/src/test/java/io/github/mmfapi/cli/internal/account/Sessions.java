package io.github.mmfapi.cli.internal.account;

import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Sessions at a server that has the same output for each call, and no connection. */
public final class Sessions {
  private Sessions() {}

  /**
   * Opens a session.
   *
   * @param output the output in the envelope of each response
   */
  public static Session of(String output) {
    URI server = URI.create("http://127.0.0.1:1/3.1");
    String body = "{\"result\":{\"status\":1,\"output\":" + output + ",\"errors\":[]}}";
    MmfClient client =
        MmfClient.builder()
            .baseUrl(server)
            .clientCredentials(ClientCredentials.of("key", "client-secret"))
            .tokenCredentials(TokenCredentials.of("token", "token-secret"))
            .transport(
                settings ->
                    new Transport(
                        (request, options) ->
                            Response.builder()
                                .status(200)
                                .headers(Map.of("Content-Type", List.of("application/json")))
                                .request(request)
                                .body(body, StandardCharsets.UTF_8)
                                .build(),
                        (request, options, context) -> {
                          throw new UnsupportedOperationException("no call is asynchronous");
                        },
                        () -> {}))
            .build();
    return new Session(client, client, server, Path.of("unused"));
  }
}
