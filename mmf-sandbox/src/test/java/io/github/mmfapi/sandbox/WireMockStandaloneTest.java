package io.github.mmfapi.sandbox;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.testoutput.JvmCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standalone WireMock with this module on its class path and no configuration for it. */
@Tag("slow")
class WireMockStandaloneTest {
  @TempDir private Path directory;

  @Test
  void wireMockServer_scanningForExtensions_findsTheSandbox() {
    WireMockServer plain =
        new WireMockServer(
            options().dynamicPort().bindAddress("127.0.0.1").extensionScanningEnabled(true));
    plain.start();
    try {
      assertThatItServes("http://127.0.0.1:" + plain.port());
      plain.resetToDefaultMappings();
      assertThatItServes("http://127.0.0.1:" + plain.port());
    } finally {
      plain.stop();
    }
  }

  @Test
  void wireMockMain_inItsOwnJvm_servesTheSandbox() throws Exception {
    int port = freePort();
    Process wireMock =
        new ProcessBuilder(
                JvmCommand.of(
                    List.of("-Djava.awt.headless=true"),
                    "wiremock.Run",
                    "--port",
                    Integer.toString(port),
                    "--bind-address",
                    "127.0.0.1",
                    "--root-dir",
                    directory.toString()))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = wireMock.inputReader(StandardCharsets.UTF_8)) {
      // WireMock prints this line when it listens.
      assertThat(output.lines().anyMatch(line -> line.startsWith("extensions:"))).isTrue();
      assertThatItServes("http://127.0.0.1:" + port);
    } finally {
      wireMock.destroy();
      wireMock.waitFor(30, TimeUnit.SECONDS);
    }
  }

  private static void assertThatItServes(String root) {
    String url = root + "/3.1/oauth/request_token";
    String body =
        OAuth1Signer.builder()
            .clientCredentials(MmfSandbox.builder().settings().client())
            .build()
            .sign(SigningRequest.of("POST", url))
            .body();

    HttpResponse<String> response = SigningCaller.send("POST", url, body, null);

    assertThat(response.body()).matches("oauth_token=[0-9a-f]{41}&oauth_token_secret=[0-9a-f]{32}");
    String token = response.body().substring("oauth_token=".length(), response.body().indexOf('&'));
    String page = root + "/oauth/authorize?oauth_token=" + token;
    assertThat(SigningCaller.send("GET", page, null, null).body()).contains("<form");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
