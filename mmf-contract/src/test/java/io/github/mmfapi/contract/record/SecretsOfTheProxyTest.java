package io.github.mmfapi.contract.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to a call, the proxy says none of its parameters and nothing of its body. */
@Timeout(60)
class SecretsOfTheProxyTest {
  private static final ClientCredentials CLIENT = ClientCredentials.of("r3al-key", "r3al-secret");
  private static final TokenCredentials TOKEN = TokenCredentials.of("r3al-token", "r3al-t-secret");
  private static final String HUSH = "hush-hush";

  /** What happens to a call, what is called, and what the server responds. */
  private enum Fate {
    WRONG_SIGNATURE("users/get_user", 200, "{}"),
    NO_RESPONSE("users/get_user", 0, ""),
    NO_ENVELOPE("users/get_user", 500, "failed for " + HUSH),
    NO_JSON("users/get_user", 200, "hello " + HUSH),
    OTHER_SHAPE("users/get_user", 200, ofShape("{\"user\":{\"user_id\":[\"" + HUSH + "\"]}}")),
    OTHER_VALUE("users/get_user", 200, ofShape("{\"user\":{\"gender\":\"" + HUSH + "\"}}")),
    UNKNOWN_OPERATION("users/no_such", 200, "{}"),
    OTHER_PARAMETER_VALUE("users/get_user_messages", 200, ofShape("[]")),
    NOT_WRITTEN("users/get_user", 200, ofShape("[]"));

    private final String method;
    private final int status;
    private final String body;

    Fate(String method, int status, String body) {
      this.method = method;
      this.status = status;
      this.body = body;
    }

    private static String ofShape(String output) {
      return "{\"result\":{\"status\":1,\"output\":" + output + ",\"errors\":[]}}";
    }
  }

  @TempDir private Path folder;
  private final List<ProxiedCall> calls = new CopyOnWriteArrayList<>();
  private final List<String> secrets = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private HttpServer server;
  private volatile Fate fate = Fate.NO_JSON;

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

  private void respond(HttpExchange exchange) throws IOException {
    if (fate.status > 0) {
      byte[] body = fate.body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(fate.status, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private RecordingProxy proxy(Path recordings) throws IOException {
    return RecordingProxy.builder()
        .target(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/3.1"))
        .clientCredentials(CLIENT)
        .tokenCredentials(TOKEN)
        .folder(recordings)
        .listener(calls::add)
        .start();
  }

  @ParameterizedTest
  @EnumSource
  void call_whateverHappens_isReportedWithoutItsContent(Fate what) throws Exception {
    fate = what;
    Path recordings = folder.resolve("recordings");
    if (what == Fate.NOT_WRITTEN) {
      Files.writeString(recordings, "a file");
    }
    secrets.addAll(List.of(HUSH, "r3al"));
    List<String> said = new ArrayList<>();
    try (RecordingProxy proxy = proxy(recordings)) {
      secrets.add(proxy.clientCredentials().secret());
      secrets.add(proxy.tokenCredentials().secret());
      for (Placement placement : Placement.values()) {
        HttpResponse<String> response = http.send(request(proxy, placement), ofString());
        if (response.statusCode() != what.status) {
          said.add(response.body());
        }
      }
      // A refusal is reported after it was sent.
      while (calls.size() < Placement.values().length) {
        Thread.sleep(1);
      }
    }
    calls.forEach(call -> said.add(call.toString()));
    assertThat(said).allSatisfy(text -> assertThat(text).doesNotContain(secrets));
    boolean refused = what == Fate.WRONG_SIGNATURE || what == Fate.NO_RESPONSE;
    assertThat(said).hasSize(refused ? 2 * calls.size() : calls.size());
  }

  private static HttpResponse.BodyHandler<String> ofString() {
    return HttpResponse.BodyHandlers.ofString();
  }

  /** A call with a secret in its query, and in a form if that has the signature. */
  private HttpRequest request(RecordingProxy proxy, Placement placement) {
    String url = proxy.baseUrl() + "/" + fate.method + "?status=" + HUSH + "&x=r3al-secret";
    boolean form = placement == Placement.FORM_BODY;
    TokenCredentials token = proxy.tokenCredentials();
    var signed =
        OAuth1Signer.builder()
            .clientCredentials(proxy.clientCredentials())
            .build()
            .sign(
                SigningRequest.of(form ? "POST" : "GET", url)
                    .withForm(form ? List.of(new Parameter("y", HUSH)) : List.of())
                    .withToken(
                        fate == Fate.WRONG_SIGNATURE
                            ? TokenCredentials.of(token.token(), "wrong")
                            : token));
    secrets.add(signed.signature());
    secrets.add(PercentEncoding.encode(signed.signature()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(placement == Placement.QUERY ? signed.url() : url));
    if (placement == Placement.HEADER) {
      request.header("Authorization", signed.authorizationHeader());
    }
    return form
        ? request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(signed.body()))
            .build()
        : request.build();
  }

  @Test
  void upload_passes_andIsNotRecorded() throws Exception {
    fate = Fate.NOT_WRITTEN;
    try (RecordingProxy proxy = proxy(folder)) {
      String url = proxy.baseUrl() + "/routes/import_route";
      var signed =
          OAuth1Signer.builder()
              .clientCredentials(proxy.clientCredentials())
              .build()
              .sign(SigningRequest.of("POST", url).withToken(proxy.tokenCredentials()));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(signed.url()))
              .header("Content-Type", "Multipart/Form-Data; boundary=x")
              .POST(HttpRequest.BodyPublishers.ofString("--x--\r\n" + HUSH))
              .build();

      assertThat(http.send(request, ofString()).statusCode()).isEqualTo(200);
    }
    assertThat(calls).extracting(ProxiedCall::note).containsExactly("not recorded: an upload");
    assertThat(folder).isEmptyDirectory();
  }

  /** Unsigned, so that a body that is taken is refused for that. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void body_upToTheLimit_isTaken(int more) throws Exception {
    try (RecordingProxy proxy = proxy(folder)) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(proxy.baseUrl() + "/users/get_user"))
              .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[ReceivedCall.MOST + more]))
              .build();

      assertThat(http.send(request, ofString()).statusCode()).isEqualTo(more == 0 ? 401 : 413);
    }
  }

  @Test
  void parts_ofACall_areNamedByMethodAndPath() {
    List<Parameter> secret = List.of(new Parameter("x", HUSH));
    byte[] body = HUSH.getBytes(StandardCharsets.UTF_8);
    ReceivedRequest request =
        new ReceivedRequest("GET", "http://h/3.1/p?x=" + HUSH, HUSH, HUSH, HUSH);

    assertThat(new ReceivedCall(request, "/p", secret, secret, Placement.HEADER, HUSH, HUSH, body))
        .hasToString("GET /p");
    assertThat(new CallRecord("GET", "/p", secret, secret, false, 200, HUSH, body))
        .hasToString("GET /p 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://u:hush@h/3.1", "ftp://u:hush@h/3.1", "http://h/3.1?k=hush", "u:hush@h"})
  void target_withASecret_isRefusedWithoutIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecordingProxy.builder().target(URI.create(url)))
        .withMessageNotContaining("hush");
  }
}
