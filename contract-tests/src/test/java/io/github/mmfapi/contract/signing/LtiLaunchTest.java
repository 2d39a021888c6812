package io.github.mmfapi.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.contract.support.PythonOracle;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.ForwardedHeader;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ProxyPolicy;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Launches a tool of LTI 1.1: oauthlib signs the form for {@code https://tool.example}, and a
 * server on the loopback address verifies what a proxy passes on to it over {@code http}.
 */
class LtiLaunchTest {
  private static final String TOOL = "https://tool.example";
  private static final List<List<String>> FORM =
      List.of(
          List.of("lti_message_type", "basic-lti-launch-request"),
          List.of("lti_version", "LTI-1p0"),
          List.of("resource_link_id", "120988f929-274612"),
          List.of("lis_person_name_full", "Jürgen Müller + Söhne & ~"),
          List.of("roles", "Instructor,urn:lti:role:ims/lis/Learner"),
          List.of("custom_empty", ""));

  private final OAuth1Verifier verifier =
      OAuth1Verifier.builder().credentials(new Platforms()).build();
  private final List<VerifiedRequest> launches = new ArrayList<>();
  private ProxyPolicy policy =
      ProxyPolicy.trusting(
          InetAddress::isLoopbackAddress,
          ForwardedHeader.X_FORWARDED_PROTO,
          ForwardedHeader.X_FORWARDED_HOST);
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.createContext("/", this::launch);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void launch_signedByOauthlib_isVerifiedBehindTheProxy() throws Exception {
    assertThat(post("/launch?course=5%20a", signed("/launch?course=5%20a"))).isEqualTo("200 ok");

    VerifiedRequest launch = launches.get(0);
    assertThat(launch.clientKey()).isEqualTo("12345");
    assertThat(launch.callback()).isEqualTo("about:blank");
    assertThat(launch.token()).isNull();
    List<Parameter> expected = new ArrayList<>();
    expected.add(new Parameter("course", "5 a"));
    FORM.forEach(pair -> expected.add(new Parameter(pair.get(0), pair.get(1))));
    assertThat(launch.parameters()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void launch_changedOnTheWay_isRefused() throws Exception {
    String changed = signed("/launch").replace("Instructor", "Administrator");
    assertThat(post("/launch", changed)).isEqualTo("401 BAD_SIGNATURE");
  }

  @Test
  void launch_sentTwice_isRefusedTheSecondTime() throws Exception {
    String body = signed("/launch");
    assertThat(post("/launch", body)).isEqualTo("200 ok");
    assertThat(post("/launch", body)).isEqualTo("401 NONCE_REPLAYED");
  }

  @Test
  void launch_ofAServerThatTrustsNoProxy_isRefused() throws Exception {
    policy = ProxyPolicy.none();
    assertThat(post("/launch", signed("/launch"))).isEqualTo("401 BAD_SIGNATURE");
  }

  private void launch(HttpExchange exchange) throws IOException {
    try (exchange) {
      ReceivedRequest arrived =
          new ReceivedRequest(
              exchange.getRequestMethod(),
              "http://" + exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("Content-Type"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      int status = 200;
      String body = "ok";
      try {
        launches.add(
            verifier.verify(
                policy.apply(
                    arrived,
                    exchange.getRemoteAddress().getAddress(),
                    name -> exchange.getRequestHeaders().getOrDefault(name, List.of()))));
      } catch (OAuth1RefusedException e) {
        status = 401;
        body = e.reason().name();
      }
      byte[] sent = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, sent.length);
      exchange.getResponseBody().write(sent);
    }
  }

  /** Posts a form as a proxy does that ended the TLS connection of the browser. */
  private String post(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Forwarded-Proto", "https")
            .header("X-Forwarded-Host", "tool.example")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }

  private static String signed(String path) throws IOException, InterruptedException {
    Process python =
        new ProcessBuilder(
                PythonOracle.interpreter(), PythonOracle.path("lti_launch.py").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream out = python.getOutputStream()) {
      new ObjectMapper()
          .writeValue(
              out, Map.of("url", TOOL + path, "key", "12345", "secret", "s3cret", "form", FORM));
    }
    String body = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(python.exitValue()).isZero();
    return body;
  }

  /** Knows one learning platform. */
  private static final class Platforms implements CredentialsLookup {
    @Override
    public @Nullable String clientSecret(String clientKey) {
      return clientKey.equals("12345") ? "s3cret" : null;
    }

    @Override
    public @Nullable String tokenSecret(String clientKey, String token) {
      return null;
    }
  }
}
