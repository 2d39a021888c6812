package io.github.mmfapi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.sandbox.internal.model.Quota;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of the sandbox, and malformed requests. */
class SandboxLimitsTest {
  private static final Parameter[] WORKOUT = {
    new Parameter("workout_date", "2013-01-16"), new Parameter("workout_description", "run")
  };

  @Test
  void rows_beyondTheMaximum_areRefusedUntilSomeAreDeleted() {
    try (MmfSandbox small = MmfSandbox.builder().maximumRows(3).start()) {
      SigningCaller me = SigningCaller.of(small, small.authorize(small.user()));
      String id =
          me.post("/workouts/create_workout", WORKOUT).at("/result/output/workout_id").asText();
      me.post("/workouts/create_workout", WORKOUT);

      // The user counts as a row.
      assertThat(me.post("/workouts/create_workout", WORKOUT).at("/result/errors/0").asText())
          .contains("sandbox is full", "3 rows", "maximumRows");
      me.post("/workouts/delete_workout", new Parameter("workout_id", id));
      assertThat(me.post("/workouts/create_workout", WORKOUT).at("/result/status").asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void text_beyondTheMaximum_isRefusedUntilSomeIsDeleted() {
    try (MmfSandbox small = MmfSandbox.builder().maximumTextBytes(40_000).start()) {
      SigningCaller me = SigningCaller.of(small, small.authorize(small.user()));
      String id = gear(me, "x".repeat(10_000)).at("/result/output/gear_id").asText();
      gear(me, "é".repeat(10_000));

      // Two bytes for each character, because one is not of ISO 8859-1.
      JsonNode refused = gear(me, "Ж" + "x".repeat(9_999));

      assertThat(refused.at("/result/status").asInt()).isEqualTo(-1);
      assertThat(refused.at("/result/errors/0").asText())
          .contains("sandbox is full", "40000 bytes", "maximumTextBytes");
      assertThat(me.get("/gear/get_user_gear").at("/result/output/count").asText()).isEqualTo("2");
      assertThat(gear(me, "x".repeat(10_000)).at("/result/status").asInt()).isEqualTo(1);
      assertThat(gear(me, "x".repeat(10_000)).at("/result/status").asInt()).isEqualTo(-1);
      me.post("/gear/delete_gear", new Parameter("gear_id", id));
      assertThat(gear(me, "x".repeat(10_000)).at("/result/status").asInt()).isEqualTo(1);
    }
  }

  private static JsonNode gear(SigningCaller me, String name) {
    return me.post(
        "/gear/create_gear",
        new Parameter("gear_name", name),
        new Parameter("gear_type_id", "1"),
        new Parameter("purchase_date", "2013-01-16"));
  }

  /** Methods that change a row, with what makes the row and the field that becomes long. */
  @ParameterizedTest
  @CsvSource({
    "/workouts/edit_workout, notes, /workouts/create_workout, workout_id",
    "/users/update_user, profile, ,",
    "/users/update_user_map_settings, map_settings, ,",
    "/users/update_friend_list, friend_list_description, /users/create_friend_list, friend_list_id",
    "/groups/update_group, group_name, /groups/update_group, group_id",
    "/routes/save_route, route_name, /routes/create_route, route_id",
  })
  void change_beyondTheText_isRefusedAndReplacesWhatWasThere(
      String method, String field, @Nullable String made, @Nullable String id) {
    try (MmfSandbox small = MmfSandbox.builder().maximumTextBytes(20_000).start()) {
      SigningCaller me = SigningCaller.of(small, small.authorize(small.user()));
      List<Parameter> form = new ArrayList<>(List.of(NEEDED));
      if (made != null && id != null) {
        String made1 =
            me.post(made, with(NEEDED, "route_name", "group_name"))
                .at("/result/output/" + id)
                .asText();
        form.add(new Parameter(id, made1));
      }
      for (int i = 0; i < 6; i++) {
        assertThat(status(me, method, form, field, "x".repeat(i % 2 == 0 ? 9_000 : 10))).isOne();
      }
      assertThat(status(me, method, form, field, "Ж".repeat(9_999))).isEqualTo(-1);
      assertThat(status(me, method, form, field, "Ж".repeat(4_000))).isOne();
    }
  }

  private static final Parameter[] NEEDED = {
    new Parameter("workout_date", "2013-01-16"),
    new Parameter("workout_description", "run"),
    new Parameter("friend_list_name", "n"),
    new Parameter("route_type_id", "1"),
    new Parameter("total_distance", "1"),
    new Parameter("route_data", "0,0|0,1"),
    new Parameter("group_contact_person", "c"),
    new Parameter("web_site", "w"),
    new Parameter("public_flag", "1"),
  };

  private static int status(
      SigningCaller me, String method, List<Parameter> form, String field, String text) {
    List<Parameter> all = new ArrayList<>(form);
    all.add(new Parameter(field, text));
    JsonNode result =
        me.post(method, with(all.toArray(Parameter[]::new), "route_name", "group_name"))
            .path("result");
    int status = result.path("status").asInt();
    if (status != 1) {
      assertThat(result.path("errors").toString()).contains("bytes of text");
    }
    return status;
  }

  private static Parameter[] with(Parameter[] form, String... names) {
    List<Parameter> all = new ArrayList<>(List.of(form));
    for (String name : names) {
      if (all.stream().noneMatch(parameter -> parameter.name().equals(name))) {
        all.add(new Parameter(name, "a name"));
      }
    }
    return all.toArray(Parameter[]::new);
  }

  @Test
  void callback_thatIsLongerThanAText_isRefused() {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      String url = sandbox.baseUrl() + "/oauth/request_token";
      OAuth1Signer signer =
          OAuth1Signer.builder().clientCredentials(sandbox.clientCredentials()).build();
      for (int length : new int[] {Quota.TEXT, Quota.TEXT + 1}) {
        String callback = "http://h/" + "x".repeat(length - "http://h/".length());
        String body = signer.sign(SigningRequest.of("POST", url).withCallback(callback)).body();

        var response = SigningCaller.send("POST", url, body, null);

        assertThat(response.statusCode()).isEqualTo(length > Quota.TEXT ? 400 : 200);
        assertThat(response.body().contains("oauth_callback is longer than 10000"))
            .isEqualTo(length > Quota.TEXT);
      }
    }
  }

  @Test
  void longText_isRefusedNamingTheParameter() {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      SigningCaller me = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));

      assertThat(
              me.post(
                      "/workouts/create_workout",
                      new Parameter("workout_date", "2013-01-16"),
                      new Parameter("workout_description", "x".repeat(Quota.TEXT + 1)))
                  .at("/result/errors/0")
                  .asText())
          .contains("workout_description is longer than 10000");
    }
  }

  @Test
  void malformedRequests_changeNoState() throws Exception {
    try (MmfSandbox sandbox = MmfSandbox.start()) {
      SigningCaller me = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));
      me.post("/workouts/create_workout", WORKOUT);
      byte[] noise = new byte[4096];
      new Random(1).nextBytes(noise);
      String post = "POST /3.1/workouts/create_workout HTTP/1.1\r\nHost: h\r\n";
      for (byte[] garbage :
          List.of(
              noise,
              bytes("\r\n\r\n\0\0\0"),
              bytes("GET /3.1/%zz%ff?o=%%% HTTP/1.1\r\nHost: x\r\n\r\n"),
              bytes(post + "Content-Length: 99999999\r\n\r\nshort"),
              bytes(post + "Content-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\n--"),
              bytes(post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
              bytes("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\n\r\n"))) {
        send(sandbox, garbage);
      }

      assertThat(me.get("/workouts/get_workouts").at("/result/output/count").asText())
          .isEqualTo("1");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void send(MmfSandbox sandbox, byte[] bytes) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.wireMock().port())) {
      socket.setSoTimeout(500);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      socket.getInputStream().readAllBytes();
    } catch (IOException hungUp) {
      assertThat(hungUp).as("the server may close the connection or wait for more").isNotNull();
    }
  }
}
