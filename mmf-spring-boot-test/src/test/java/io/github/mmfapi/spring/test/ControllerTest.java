package io.github.mmfapi.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.wire.WireValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

/** Controllers that return and take models: Spring's own Jackson writes and reads them. */
@SpringBootTest(
    classes = WebApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@MmfSandboxTest(sandbox = Anna.class)
class ControllerTest {
  @Value("${local.server.port}")
  private String port;

  @Autowired private MmfClient client;

  private String send(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                request.uri(URI.create("http://127.0.0.1:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  /** Returns the JSON that the server sends, read as text. */
  private WireValue output(String method) {
    return WireValue.parse(client.raw().text(RawRequest.get(method))).get("result").get("output");
  }

  @Test
  void workouts_areWrittenAsTheServerSendsThem(@Autowired ApplicationContext context)
      throws Exception {
    boolean four = SpringBootVersion.getVersion().startsWith("4.");
    assertThat(context.containsBean(four ? "jacksonJsonMapper" : "jacksonObjectMapper")).isTrue();
    String expected = output("workouts/get_workouts").get("workouts").toJson();
    assertThat(expected).contains("\"workout_description\":\"a run\"");

    assertThat(send("/workouts/whole", HttpRequest.newBuilder())).isEqualTo(expected);
  }

  @Test
  void outputThatTheSpecDoesNotDescribe_isWrittenAsTheServerSendsIt() throws Exception {
    String expected = output("groups/get_group_types").toJson();
    assertThat(expected).contains("\"group_type_name\":\"Club\"");
    assertThat(send("/group-types", HttpRequest.newBuilder())).isEqualTo(expected);
  }

  @Test
  void workout_isReadAndWritten_withoutALoss() throws Exception {
    String workout =
        "{\"workout_id\":\"12345678901234567890\",\"distance\":3.10,\"new\":[1,{},null]}";
    assertThat(
            send(
                "/workouts/whole",
                HttpRequest.newBuilder()
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(workout))))
        .isEqualTo(workout);
  }
}
