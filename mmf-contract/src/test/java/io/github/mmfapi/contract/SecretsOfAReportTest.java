package io.github.mmfapi.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.contract.internal.recording.Scrubber;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * However a server breaks the contract, no report says a secret that it sent under its name, and
 * none of the request.
 */
class SecretsOfAReportTest {
  private static final Contract CONTRACT = Contract.ofAllOperations();
  private static final String HUSH = "hush-hush";
  private static final String CLIENT_SECRET = "the-client-s3cret";
  private static final String TOKEN_SECRET = "the-token-s3cret";

  /** What the server responds; it repeats the request, too. */
  private enum Answer {
    REFUSAL("application/json") {
      @Override
      String body(String echo) {
        return "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"" + echo + "\"]}}";
      }
    },
    AUTHENTICATION("application/json") {
      @Override
      String body(String echo) {
        return "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"" + refused() + "\"]}}";
      }
    },
    TEXT("application/json") {
      @Override
      String body(String echo) {
        return echo;
      }
    },
    LONG_TEXT("application/json") {
      @Override
      String body(String echo) {
        return "x".repeat(100) + "&" + echo;
      }
    },
    OTHER_TYPE("text/plain") {
      @Override
      String body(String echo) {
        return echo;
      }
    },
    OTHER_FIELDS("application/json") {
      @Override
      String body(String echo) {
        return "{\"result\":{\"status\":1,\"output\":{\"user\":{\"password\":\""
            + HUSH
            + "\"}},\"errors\":[]}}";
      }
    },
    NUMBERS("application/json") {
      @Override
      String body(String echo) {
        return ofOtherKinds();
      }
    };

    private final String type;

    Answer(String type) {
      this.type = type;
    }

    abstract String body(String echo);
  }

  /** The expected body, in which each secret is a number. */
  private static String ofOtherKinds() {
    JsonNode body = getUser().expected().deepCopy();
    ObjectNode user = (ObjectNode) body.at("/result/output/user");
    List<String> names = new ArrayList<>();
    user.fieldNames().forEachRemaining(names::add);
    for (String name : names) {
      String member = "{\"" + name + "\":\"x\"}";
      if (!Scrubber.scrub(member).equals(member)) {
        user.put(name, 47114711);
      }
    }
    return body.toString();
  }

  /** The words of a refusal, also of the call by which another one is prepared. */
  private static String refused() {
    return CONTRACT.interactions().stream()
        .filter(ContractInteraction::isRefusal)
        .findFirst()
        .orElseThrow()
        .refusal();
  }

  private static ContractInteraction getUser() {
    return CONTRACT.interactions().stream()
        .filter(interaction -> interaction.operation().equals("users/get_user"))
        .filter(interaction -> !interaction.isRefusal())
        .findFirst()
        .orElseThrow();
  }

  private final List<String> signatures = new ArrayList<>();
  private HttpServer server;
  private Answer answer;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::respond);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private synchronized void respond(HttpExchange exchange) throws IOException {
    String url = exchange.getRequestURI().toString();
    for (String pair : url.split("[?&]", -1)) {
      if (pair.startsWith("oauth_signature=") || pair.startsWith("oauth_nonce=")) {
        signatures.add(pair.substring(pair.indexOf('=') + 1));
      }
    }
    String echo = "password=" + HUSH + "&md5_password=" + HUSH + "&" + url;
    byte[] body = answer.body(echo).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", answer.type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @ParameterizedTest
  @EnumSource
  void report_inEachForm_saysNoSecret(Answer kind) {
    answer = kind;
    ContractReport report =
        ContractVerifier.builder()
            .baseUrl(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/3.1"))
            .clientCredentials(ClientCredentials.of("the-key", CLIENT_SECRET))
            .tokenCredentials(TokenCredentials.of("the-t0ken", TOKEN_SECRET))
            .only("users/get_user")
            .build()
            .verify();

    assertThat(report.broken()).isNotEmpty();
    assertThat(signatures).hasSizeGreaterThan(4);
    List<String> said = new ArrayList<>(List.of(report.text(), report.html(), report.junitXml()));
    report.broken().forEach(result -> said.add(thrown(result)));
    for (String text : said) {
      assertThat(text).doesNotContain(HUSH, "hush", "47114711", CLIENT_SECRET, TOKEN_SECRET);
      assertThat(text).doesNotContain(signatures).doesNotContain("the-t0ken");
    }
  }

  private static String thrown(InteractionResult broken) {
    Throwable thrown = catchThrowable(() -> MmfContract.require(broken));
    assertThat(thrown).isInstanceOf(AssertionError.class);
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
