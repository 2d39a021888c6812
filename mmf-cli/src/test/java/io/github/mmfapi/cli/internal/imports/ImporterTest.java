package io.github.mmfapi.cli.internal.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import feign.Client;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.value.InvalidRequestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that was certainly not imported is sent again. */
class ImporterTest {
  private static final Path FILE =
      Path.of("..", "mmf-api-model", "src", "test", "resources", "workout-files", "indoor.tcx");
  private static final String IMPORTED =
      "{\"result\":{\"status\":1,\"output\":{\"result\":{\"workout_id\":\"1\"}},\"errors\":[]}}";

  /** Why a file was not imported. */
  private enum Refusal {
    NO_VALID_LOGIN,
    REQUEST_THAT_CANNOT_BE_MADE
  }

  @TempDir private Path home;

  private static Client responding(int status) {
    return (request, options) ->
        Response.builder()
            .status(status)
            .headers(Map.of("Content-Type", List.of("application/json")))
            .request(request)
            .body(status == 200 ? IMPORTED : "", StandardCharsets.UTF_8)
            .build();
  }

  private ObjectNode add(Client server) throws IOException {
    try (MmfClient client =
            MmfClient.builder()
                .baseUrl("http://127.0.0.1:1/3.1")
                .clientCredentials(ClientCredentials.of("key", "client-secret"))
                .tokenCredentials(TokenCredentials.of("token", "token-secret"))
                .transport(
                    settings ->
                        new Transport(
                            server,
                            (request, options, context) -> {
                              throw new UnsupportedOperationException("no asynchronous call");
                            },
                            () -> {}))
                .build();
        Ledger ledger = Ledger.open(home, "http://127.0.0.1:1/3.1", 5, false)) {
      return new Importer(client, ledger, Clock.systemUTC(), false, false).add(FILE);
    }
  }

  @ParameterizedTest
  @EnumSource
  void add_afterARefusal_sendsTheFileAgain(Refusal refusal) throws IOException {
    Client refusing =
        refusal == Refusal.NO_VALID_LOGIN
            ? responding(401)
            : (request, options) -> {
              throw new InvalidRequestException("not today");
            };
    Throwable thrown =
        catchThrowable(() -> assertThat(add(refusing).path("status").asText()).isEqualTo("failed"));
    assertThat(thrown == null).isEqualTo(refusal == Refusal.REQUEST_THAT_CANNOT_BE_MADE);

    assertThat(add(responding(200)).toString()).contains("\"imported\"");
  }
}
