package listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.spring.test.MmfSandboxTest;
import io.github.mmfapi.wire.WireValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@MmfSandboxTest
class WebApplicationTest {
  private final HttpClient browser = HttpClient.newHttpClient();

  @Autowired private MmfClient client;

  @Value("${local.server.port}")
  private String port;

  @BeforeEach
  void addAWorkout() {
    LocalDate day = LocalDate.of(2013, 1, 16);
    client.workouts().createWorkout(w -> w.workoutDate(day).workoutDescription("Größe & <b>"));
  }

  private String send(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        browser.send(
            request.uri(URI.create("http://127.0.0.1:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private String get(String path) throws IOException, InterruptedException {
    return send(path, HttpRequest.newBuilder());
  }

  /** Returns what the server itself sends. */
  private WireValue output(String method) {
    return WireValue.parse(client.raw().text(RawRequest.get(method))).get("result").get("output");
  }

  @Test
  void controller_returnsWorkouts_asTheServerSendsThem(@Autowired ApplicationContext context)
      throws Exception {
    boolean four = SpringBootVersion.getVersion().startsWith("4.");
    assertThat(context.containsBean(four ? "jacksonJsonMapper" : "jacksonObjectMapper")).isTrue();
    String expected = output("workouts/get_workouts").get("workouts").toJson();
    assertThat(expected).contains("\"workout_description\":\"Größe & <b>\"");

    assertThat(get("/workouts")).isEqualTo(expected);
    assertThat(get("/feign/workouts")).isEqualTo(expected);
    System.out.println(
        "Spring Boot " + SpringBootVersion.getVersion() + ", Jackson " + (four ? 3 : 2)
            + " writes " + expected);
  }

  @Test
  void controller_returnsFreeFormOutput_asTheServerSendsIt() throws Exception {
    String expected = output("groups/get_group_types").toJson();
    assertThat(expected).contains("\"group_type_name\":\"Club\"");
    assertThat(get("/group-types")).isEqualTo(expected);
  }

  @Test
  void controller_readsAWorkout() throws Exception {
    String workout = "{\"workout_id\":\"12345678901234567890\",\"distance\":3.10,\"new\":[1,{}]}";
    String echo =
        send(
            "/workouts",
            HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(workout)));
    assertThat(echo).isEqualTo(workout);
  }
}
