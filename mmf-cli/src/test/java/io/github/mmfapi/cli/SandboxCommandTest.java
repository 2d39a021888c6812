package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.SigningRequest;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mmf sandbox} with the options for what it serves. */
class SandboxCommandTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<Thread> running = new ArrayList<>();

  /** What the command that was started last has printed and nobody has read. */
  private PipedReader printed = new PipedReader();

  /** Runs the command until the end of the test, and returns what it prints first. */
  private JsonNode start(Map<String, String> environment, String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("sandbox", "--port", "0", "--json"));
    arguments.addAll(List.of(options));
    run(environment, arguments);
    return nextLine();
  }

  private void run(Map<String, String> environment, List<String> words) throws IOException {
    String[] arguments = words.toArray(String[]::new);
    printed = new PipedReader(16_384);
    PrintWriter out = new PrintWriter(new PipedWriter(printed), true);
    Thread thread =
        new Thread(
            () ->
                Mmf.commandLine(
                        environment,
                        steps -> url -> {},
                        new java.io.BufferedReader(java.io.Reader.nullReader()),
                        new StandardOutput(java.io.OutputStream.nullOutputStream(), () -> false),
                        arguments)
                    .setOut(out)
                    .execute(arguments));
    thread.start();
    running.add(thread);
  }

  private JsonNode nextLine() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = printed.read(); c != '\n'; c = printed.read()) {
      line.append((char) c);
    }
    return new ObjectMapper().readTree(line.toString());
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Thread thread : running) {
      thread.interrupt();
      thread.join();
    }
    running.clear();
  }

  private static HttpResponse<String> get(JsonNode sandbox, String path) throws Exception {
    URI url = URI.create(sandbox.path("baseUrl").asText() + path);
    return HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
  }

  private static String signedWith(
      JsonNode sandbox, SignatureMethod method, String secret, Instant time) throws Exception {
    String url =
        OAuth1Signer.builder()
            .clientCredentials(ClientCredentials.of(sandbox.path("clientKey").asText(), secret))
            .signatureMethod(method)
            .clock(Clock.fixed(time, ZoneOffset.UTC))
            .build()
            .sign(
                SigningRequest.of("GET", sandbox.path("baseUrl").asText() + "/oauth/request_token"))
            .url();
    return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }

  @Test
  void sandbox_withUsersAndCredentials_servesThemAndPrintsNoSecretOfTheEnvironment()
      throws Exception {
    JsonNode sandbox =
        start(
            Map.of(Environment.CLIENT_SECRET, "my-secret", Environment.PASSWORD, "my-password"),
            "--user",
            "7:anna",
            "--user",
            "8:bea",
            "--client-key",
            "my-key",
            "--seed",
            "3");

    assertThat(sandbox.path("username").asText()).isEqualTo("anna");
    assertThat(sandbox.path("clientKey").asText()).isEqualTo("my-key");
    assertThat(sandbox.toString()).doesNotContain("my-secret", "my-password");
    assertThat(signedWith(sandbox, SignatureMethod.hmacSha1(), "my-secret", Instant.now()))
        .startsWith("oauth_token=");
    assertThat(get(sandbox, "/workouts/get_workouts?user_id=7&limit=1").body())
        .contains("\"user_id\":\"7\"");
    assertThat(get(sandbox, "/workouts/get_workouts?user_id=8").body()).contains("\"count\":\"0\"");
  }

  /** What of it is not of the environment is a public example. */
  @Test
  void sandbox_asText_hasNoSecretOfTheEnvironment() throws Exception {
    Map<String, String> environment =
        Map.of(Environment.CLIENT_SECRET, "my-secret", Environment.PASSWORD, "my-password");

    assertThat(startAsText(environment, "--client-key", "my-key"))
        .contains("client secret  (MMF_CLIENT_SECRET)", "password       tutorial");
    assertThat(startAsText(environment, "--user", "7:anna"))
        .contains("password       (MMF_PASSWORD)", "client secret  c321a87313");
  }

  private String startAsText(Map<String, String> environment, String... options)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("sandbox", "--port", "0", "--no-console"));
    arguments.addAll(List.of(options));
    run(environment, arguments);
    StringBuilder text = new StringBuilder();
    while (!text.toString().contains("console        off")) {
      text.append((char) printed.read());
    }
    return text.toString();
  }

  @Test
  void sandbox_withSignatureMethodAndClock_acceptsBoth() throws Exception {
    Instant time = Instant.parse("2013-01-16T10:30:00Z");
    JsonNode plain = start(Map.of());
    JsonNode more =
        start(Map.of(), "--signature-method", "hmac-sha256", "--clock", "2013-01-16T10:30:00Z");
    String secret = plain.path("clientSecret").asText();

    assertThat(signedWith(plain, SignatureMethod.hmacSha256(), secret, Instant.now()))
        .contains("Authentication failed");
    assertThat(signedWith(more, SignatureMethod.hmacSha256(), secret, time))
        .startsWith("oauth_token=");
    assertThat(signedWith(more, SignatureMethod.hmacSha1(), secret, Instant.now()))
        .contains("Authentication failed");
  }

  @Test
  void sandbox_withFaultsAndLatency_failsTheCallsOfTheMethod() throws Exception {
    JsonNode sandbox =
        start(
            Map.of(),
            "--fault",
            "get_workouts=503:2",
            "--fault",
            "workouts/create_workout=reset",
            "--latency",
            "20");
    String list = "/workouts/get_workouts?user_id=26345682";

    assertThat(get(sandbox, list).statusCode()).isEqualTo(503);
    assertThat(get(sandbox, list).statusCode()).isEqualTo(503);
    long start = System.nanoTime();
    assertThat(get(sandbox, list).statusCode()).isEqualTo(200);
    assertThat(System.nanoTime() - start).isGreaterThan(20_000_000);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> get(sandbox, "/workouts/create_workout"))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void sandbox_whileItServes_printsALineForEachRequestUnlessQuiet() throws Exception {
    JsonNode speaking = start(Map.of());
    get(speaking, "/workouts/get_activity_types");
    HttpResponse<String> refused = get(speaking, "/users/get_user");

    assertThat(nextLine().path("path").asText()).isEqualTo("/3.1/workouts/get_activity_types");
    JsonNode line = nextLine();
    assertThat(line.path("path").asText()).isEqualTo("/3.1/users/get_user");
    assertThat(line.path("refusal").asText())
        .isNotEmpty()
        .isEqualTo(refused.headers().firstValue("X-Mmf-Refusal").orElseThrow());

    JsonNode quiet = start(Map.of(), "--quiet");
    get(quiet, "/workouts/get_activity_types");
    PipedReader ofQuiet = printed;
    stop();
    // A pipe without a writer tells that nothing is left in it by failing.
    assertThatThrownBy(ofQuiet::ready).as("nothing is left to read").hasMessage("Write end dead");
  }

  @Test
  void sandbox_inAFolderWithStubs_readsNone() throws Exception {
    Path mappings = Path.of("src", "test", "resources", "mappings");
    assertThat(mappings).doesNotExist();
    Files.createDirectories(mappings);
    Path stub = mappings.resolve("stub.json");
    try {
      Files.writeString(
          stub,
          "{\"priority\": 1, \"request\": {\"urlPattern\": \".*\"},"
              + " \"response\": {\"status\": 418}}");
      JsonNode sandbox = start(Map.of());

      assertThat(get(sandbox, "/workouts/get_activity_types").statusCode()).isEqualTo(200);
    } finally {
      Files.delete(stub);
      Files.delete(mappings);
    }
  }

  @Test
  void sandbox_withStateFile_goesOnAfterARestart(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("state");
    JsonNode sandbox = start(Map.of(), "--state", file.toString());
    String create =
        "/users/create_user?first_name=Bea&username=bea&email=b@example.com&password=x"
            + "&promo_opt_out_flag=1";
    String signed =
        OAuth1Signer.builder()
            .clientCredentials(
                ClientCredentials.of(
                    sandbox.path("clientKey").asText(), sandbox.path("clientSecret").asText()))
            .build()
            .sign(SigningRequest.of("GET", sandbox.path("baseUrl").asText() + create))
            .url();
    HTTP.send(HttpRequest.newBuilder(URI.create(signed)).build(), BodyHandlers.ofString());
    assertThat(Files.readString(file).lines()).hasSizeGreaterThan(0);
    CommandLineRun second = CommandLineRun.of(Map.of(), "sandbox", "--state", file.toString());
    assertThat(second.exitCode()).isEqualTo(2);
    assertThat(second.err()).contains("another sandbox uses the state file");
    stop();

    assertThat(start(Map.of(), "--state", file.toString()).path("userId").asLong())
        .isEqualTo(26345682L);
    stop();
    CommandLineRun other =
        CommandLineRun.of(Map.of(), "sandbox", "--demo", "--state", file.toString());
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err()).contains("other users or demo data");
  }

  @Test
  void sandbox_onAnIpv6Address_printsAUrlThatWorks() throws Exception {
    assumeThat(hasIpv6()).as("this machine has IPv6").isTrue();
    for (String address : List.of("::1", "[::1]")) {
      JsonNode sandbox = start(Map.of(), "--bind", address);

      assertThat(sandbox.path("baseUrl").asText()).startsWith("http://[::1]:");
      assertThat(get(sandbox, "/workouts/get_activity_types").statusCode()).isEqualTo(200);
    }
  }

  private static boolean hasIpv6() throws IOException {
    byte[] loopback = new byte[16];
    loopback[15] = 1;
    return NetworkInterface.getByInetAddress(InetAddress.getByAddress(loopback)) != null;
  }
}
