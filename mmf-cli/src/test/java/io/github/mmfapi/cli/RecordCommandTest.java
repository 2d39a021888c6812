package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mmf record} prints while it runs. */
@Timeout(60)
class RecordCommandTest {
  @TempDir private Path home;

  /** The lines that were printed so far. */
  private static final class Lines extends OutputStream {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public void write(int b) {
      if (b == '\n') {
        lines.add(line.toString(StandardCharsets.UTF_8).strip());
        line.reset();
      } else {
        line.write(b);
      }
    }

    String next() throws InterruptedException {
      String next = lines.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("a line within 30 s").isNotNull();
      return next;
    }

    String afterDepartures() throws InterruptedException {
      String next = next();
      while (next.startsWith("departs ")) {
        next = next();
      }
      return next;
    }
  }

  @Test
  void call_thatDepartsFromTheSpec_isPrintedWithHowItDeparts() throws Exception {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      sandbox.answerOnce(
          "users/get_user",
          WireMock.okJson(
              "{\"result\":{\"status\":1,\"output\":{\"user\":{\"user_id\":\"1\",\"surprise\":1}},"
                  + "\"errors\":[]}}"));
      Lines lines = new Lines();
      Thread record = recording(sandbox, lines);
      try {
        JsonNode proxy = new ObjectMapper().readTree(lines.next());
        try (MmfClient client = client(proxy)) {
          client.users().getUser();
          assertThat(lines.next()).isEqualTo("GET /users/get_user 200");
          assertThat(lines.next()).startsWith("departs from the spec: response: $.result.output");

          client.users().getUser();
          assertThat(lines.afterDepartures()).isEqualTo("GET /users/get_user 200");
          client.users().getUser();
          assertThat(lines.next()).isEqualTo("GET /users/get_user 200");
        }
      } finally {
        record.interrupt();
        record.join();
      }
    }
  }

  private Thread recording(MmfSandbox sandbox, Lines lines) {
    TokenCredentials token = sandbox.authorize(sandbox.user());
    Map<String, String> environment = new HashMap<>(CommandLineRun.TUTORIAL_CLIENT);
    environment.put(Environment.TOKEN, token.token());
    environment.put(Environment.TOKEN_SECRET, token.secret());
    Thread record =
        new Thread(
            () ->
                CommandLineRun.of(
                    environment,
                    steps -> url -> {},
                    new BufferedReader(Reader.nullReader()),
                    new StandardOutput(lines, () -> false),
                    "record",
                    "--json",
                    "--target",
                    sandbox.baseUrl().toString(),
                    "--output",
                    home.toString()),
            "mmf record");
    record.start();
    return record;
  }

  private static MmfClient client(JsonNode proxy) {
    return MmfClient.builder()
        .baseUrl(proxy.path("baseUrl").asText())
        .clientCredentials(
            ClientCredentials.of(
                proxy.path("clientKey").asText(), proxy.path("clientSecret").asText()))
        .tokenCredentials(
            TokenCredentials.of(proxy.path("token").asText(), proxy.path("tokenSecret").asText()))
        .build();
  }
}
