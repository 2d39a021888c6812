package io.github.mmfapi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.sandbox.internal.model.Quota;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
