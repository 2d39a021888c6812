package io.github.mmfapi.client.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Client;
import feign.Feign;
import feign.Headers;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import feign.codec.EncodeException;
import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.model.CreateWorkoutRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Encoder and target together, without a network. */
class RequestParametersTest {
  private static final String ENVELOPE =
      "{\"result\":{\"status\":1,\"output\":{\"count\":\"0\"},\"errors\":[]}}";

  private final List<Request> sent = new ArrayList<>();
  private final Client client =
      (request, options) -> {
        sent.add(request);
        return Response.builder()
            .status(200)
            .request(request)
            .headers(Map.of())
            .body(ENVELOPE, StandardCharsets.UTF_8)
            .build();
      };

  private Feign.Builder feign(RequestParametersEncoder encoder) {
    return Feign.builder().client(client).encoder(encoder).decoder(new EnvelopeDecoder());
  }

  private WorkoutsApi workouts(String url) {
    return feign(RequestParametersEncoder.form())
        .target(new RequestParametersTarget<>(WorkoutsApi.class, url));
  }

  @Test
  void read_throughTheTarget_hasItsFormInTheQueryAndNoBody() {
    workouts("http://h/3.1").getWorkouts(q -> q.userKey("a b+c%25é{x}&=").limit(1));

    Request request = sent.get(0);
    assertThat(request.url())
        .isEqualTo(
            "http://h/3.1/workouts/get_workouts?user_key=a%20b%2Bc%2525%C3%A9%7Bx%7D%26%3D&limit=1");
    assertThat(request.body()).isNull();
    assertThat(request.headers()).containsOnlyKeys("Accept");
  }

  @Test
  void read_withoutParameters_hasNoQuery() {
    workouts("http://h/3.1/").getWorkouts();

    assertThat(sent.get(0).url()).isEqualTo("http://h/3.1/workouts/get_workouts");
  }

  @Test
  void read_whoseBaseUrlHasAQuery_joinsIt() {
    workouts("http://h/3.1?site=1").getWorkouts(q -> q.limit(1));

    assertThat(sent.get(0).url()).isEqualTo("http://h/3.1/workouts/get_workouts?site=1&limit=1");
  }

  @Test
  void write_throughTheTarget_keepsItsFormInTheBody() {
    workouts("http://h/3.1")
        .createWorkout(w -> w.workoutDate(LocalDate.EPOCH).workoutDescription("é"));

    Request request = sent.get(0);
    assertThat(request.url()).isEqualTo("http://h/3.1/workouts/create_workout");
    assertThat(new String(request.body(), StandardCharsets.US_ASCII))
        .isEqualTo("workout_date=1970-01-01&workout_description=%C3%A9");
    assertThat(request.headers().get("Content-Type"))
        .containsExactly("application/x-www-form-urlencoded");
  }

  @Test
  void queryEncoder_withAnyTarget_sendsTheSameRequests() {
    WorkoutsApi workouts =
        feign(RequestParametersEncoder.query()).target(WorkoutsApi.class, "http://h/3.1");

    workouts.getWorkouts(q -> q.userKey("a b+c%25é{x}&=").limit(1));
    workouts.createWorkout(w -> w.workoutDate(LocalDate.EPOCH).workoutDescription("é"));

    assertThat(sent.get(0).url())
        .isEqualTo(
            "http://h/3.1/workouts/get_workouts?user_key=a%20b%2Bc%2525%C3%A9%7Bx%7D%26%3D&limit=1");
    assertThat(new String(sent.get(1).body(), StandardCharsets.US_ASCII))
        .isEqualTo("workout_date=1970-01-01&workout_description=%C3%A9");
  }

  @Test
  void formEncoder_withAnotherTarget_rejectsReadsAndSaysWhatToDo() {
    WorkoutsApi workouts =
        feign(RequestParametersEncoder.form()).target(WorkoutsApi.class, "http://h/3.1");

    assertThatThrownBy(() -> workouts.getWorkouts(q -> q.limit(1)))
        .isInstanceOf(EncodeException.class)
        .hasMessageContaining("RequestParametersTarget")
        .hasMessageContaining("RequestParametersEncoder.query()");
    assertThat(sent).isEmpty();
  }

  interface Reports {
    @RequestLine("GET /x")
    @Headers("Content-Type: text/plain")
    void typed(String body);

    @RequestLine("GET /x")
    void untyped(String body);
  }

  @Test
  void read_whoseBodyIsNoForm_keepsIt() {
    Reports reports =
        Feign.builder()
            .client(client)
            .target(new RequestParametersTarget<>(Reports.class, "http://h"));

    reports.typed("a=b");
    reports.untyped("a=b");

    assertThat(sent).extracting(Request::url).containsOnly("http://h/x");
    assertThat(sent)
        .extracting(request -> new String(request.body(), StandardCharsets.US_ASCII))
        .containsExactly("a=b", "a=b");
  }

  interface Foreign {
    @RequestLine("POST /x")
    void post(Map<String, String> body);
  }

  @Test
  void encoder_otherArgument_saysWhatItTakes() {
    Foreign foreign = feign(RequestParametersEncoder.form()).target(Foreign.class, "http://h");

    assertThatThrownBy(() -> foreign.post(Map.of("a", "b")))
        .isInstanceOf(EncodeException.class)
        .hasMessageContaining("request objects of generated operations");
  }

  @Test
  void target_equalsByInterfaceAndUrl() {
    assertThat(new RequestParametersTarget<>(WorkoutsApi.class, "http://h"))
        .isEqualTo(new RequestParametersTarget<>(WorkoutsApi.class, "http://h"))
        .hasSameHashCodeAs(new RequestParametersTarget<>(WorkoutsApi.class, "http://h"))
        .isNotEqualTo(new RequestParametersTarget<>(WorkoutsApi.class, "http://i"))
        .isNotEqualTo(new RequestParametersTarget<>(CreateWorkoutRequest.class, "http://h"))
        .doesNotHaveSameHashCodeAs(new RequestParametersTarget<>(WorkoutsApi.class, "http://i"));
  }

  @Test
  void target_isNamedByItsUrl() {
    RequestParametersTarget<WorkoutsApi> target =
        new RequestParametersTarget<>(WorkoutsApi.class, "http://h");

    assertThat(target.name()).isEqualTo(target.url()).isEqualTo("http://h");
    assertThat(target).hasToString("RequestParametersTarget(WorkoutsApi, http://h)");
  }
}
