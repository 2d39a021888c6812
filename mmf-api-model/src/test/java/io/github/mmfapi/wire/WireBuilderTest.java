package io.github.mmfapi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.mmfapi.model.CreateWorkoutRequest;
import io.github.mmfapi.model.GetWorkoutsRequest;
import io.github.mmfapi.model.PrivacySetting;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.sample.CreateThingRequest;
import io.github.mmfapi.sample.GetThingRequest;
import io.github.mmfapi.sample.GetThingsRequest;
import io.github.mmfapi.sample.ImportFileRequest;
import io.github.mmfapi.sample.Thing;
import io.github.mmfapi.value.FilePart;
import io.github.mmfapi.value.InvalidRequestException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireBuilderTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final LocalDate DAY = LocalDate.of(2013, 1, 16);

  /** Renders the parameters as {@code name=value}, in order. */
  private static List<String> sent(RequestParameters request) {
    List<String> sent = new ArrayList<>();
    request.forEach((name, value) -> sent.add(name + "=" + value));
    return sent;
  }

  @Test
  void forEach_typedValues_areTextsInTheOrderOfTheSpec() {
    CreateWorkoutRequest request =
        CreateWorkoutRequest.builder()
            .workoutDescription("a workout description")
            .userId(26345682L)
            .activityTypeId(16L)
            .workoutDate(DAY)
            .build();

    assertThat(sent(request))
        .containsExactly(
            "workout_date=2013-01-16",
            "activity_type_id=16",
            "user_id=26345682",
            "workout_description=a workout description");
  }

  @Test
  void forEach_lists_areRepeatedOrJoinedAsInTheSpec() {
    GetThingsRequest request =
        GetThingsRequest.builder()
            .sortOrder(GetThingsRequest.SortOrderEnum.DESC)
            .typeIds(List.of(1L, 2L))
            .tagList(List.of("a", "b"))
            .build();

    assertThat(sent(request))
        .containsExactly("sort_order=desc", "type_ids=1", "type_ids=2", "tag_list=a,b");
    assertThat(request.typeIds()).containsExactly(1L, 2L);
    assertThat(request.tagList()).containsExactly("a", "b");
    assertThat(request.sortOrder()).isEqualTo(GetThingsRequest.SortOrderEnum.DESC);
  }

  @Test
  void forEach_unlistedParameters_areLastInTheOrderOfSetting() {
    GetWorkoutsRequest request =
        GetWorkoutsRequest.builder().set("z", "1").set("a", "").limit(2).build();

    assertThat(sent(request)).containsExactly("limit=2", "z=1", "a=");
  }

  @Test
  void forEach_nullAndAbsent_areNotSent() {
    GetWorkoutsRequest request =
        GetWorkoutsRequest.builder()
            .limit(2)
            .limit(null)
            .set("x", "1")
            .set("x", null)
            .setNull("user_id")
            .setNull("y")
            .build();

    assertThat(sent(request)).isEmpty();
    assertThat(request.has("limit")).isFalse();
  }

  @Test
  void forEach_file_isPassedUnchanged() {
    FilePart file = new FilePart("a.gpx", "application/gpx+xml", new byte[] {1, 2});
    List<Object> values = new ArrayList<>();
    ImportFileRequest.builder().file(file).test(true).build().forEach((n, v) -> values.add(v));

    assertThat(values).containsExactly(file, "1");
  }

  @Test
  void set_textThatTheTypedSetterDoesNotAccept_isSent() {
    GetThingsRequest request = GetThingsRequest.builder().set("sort_order", "new").build();

    assertThat(sent(request)).containsExactly("sort_order=new");
    assertThat(request.sortOrder()).isEqualTo(GetThingsRequest.SortOrderEnum.UNRECOGNIZED);
  }

  @Test
  void build_missingRequiredParameter_namesIt() {
    assertThatThrownBy(() -> CreateWorkoutRequest.builder().workoutDate(DAY).build())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "CreateWorkoutRequest (workouts/create_workout): workout_description is required; set it");
    assertThatThrownBy(
            () ->
                CreateWorkoutRequest.builder()
                    .workoutDate(DAY)
                    .setNull("workout_description")
                    .build())
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "", "1\n", "x"})
  void build_valueAgainstThePattern_namesParameterAndValue(String limit) {
    assertThatThrownBy(() -> GetWorkoutsRequest.builder().set("limit", limit).build())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining(
            "GetWorkoutsRequest (workouts/get_workouts): limit is \""
                + limit.replace("\n", "\\n")
                + "\"; give a value that matches");
  }

  @Test
  void build_negativeNumberAgainstThePattern_isRejected() {
    assertThatThrownBy(() -> GetWorkoutsRequest.builder().startRecord(-1).build())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("start_record");
  }

  @Test
  void build_noneOfAGroup_namesTheGroup() {
    assertThatThrownBy(() -> GetThingRequest.builder().build())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("GetThingRequest (things/get_thing): set at least one of thing_id, thing_key");
    assertThatThrownBy(() -> GetThingRequest.builder().thingKey("k").build())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("GetThingRequest (things/get_thing): set at least one of from, to, day");
    assertThat(sent(GetThingRequest.builder().thingKey("k").day(DAY).build()))
        .containsExactly("thing_key=k", "day=" + DAY);
    assertThat(GetThingRequest.builder().thingId(1L).thingKey("k").from(DAY).to(DAY).build())
        .isNotNull();
  }

  @Test
  void build_modelWithoutTheFieldsTheSpecRequires_isNotChecked() {
    assertThat(WorkoutPage.builder().build().count()).isNull();
  }

  @Test
  void setter_valueThatCannotBeWritten_namesTheFieldButNotTheValue() {
    assertThatThrownBy(() -> Workout.builder().workoutPrivacySetting(PrivacySetting.UNRECOGNIZED))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "Workout: workout_privacy_setting: UNRECOGNIZED has no text on the wire;"
                + " call set(name, text) instead");
    assertThatThrownBy(() -> Workout.builder().workoutDate(LocalDate.of(12013, 1, 1)))
        .hasMessageStartingWith("Workout: workout_date: ")
        .hasMessageNotContaining("12013");
  }

  @Test
  void set_emptyName_isRejected() {
    assertThatThrownBy(() -> GetWorkoutsRequest.builder().set("", "x"))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void build_twiceWithAChangeInBetween_keepsTheFirstUnchanged() {
    GetWorkoutsRequest.Builder builder = GetWorkoutsRequest.builder().limit(1).set("x", "1");
    GetWorkoutsRequest first = builder.build();
    GetWorkoutsRequest second = builder.limit(2).set("x", "2").build();

    assertThat(sent(first)).containsExactly("limit=1", "x=1");
    assertThat(sent(second)).containsExactly("limit=2", "x=2");
  }

  @Test
  void setters_mutableArguments_areCopied() throws JsonProcessingException {
    List<String> names = new ArrayList<>(List.of("a"));
    ArrayNode anything = MAPPER.createArrayNode().add(1);
    List<Integer> counts = new ArrayList<>(List.of(1));
    Thing thing =
        Thing.builder().names(names).anything(WireValue.of(anything)).counts(counts).build();
    names.add("b");
    anything.add(2);
    counts.add(2);

    assertThat(MAPPER.writeValueAsString(thing))
        .isEqualTo("{\"counts\":[1],\"names\":[\"a\"],\"anything\":[1]}");
  }

  @Test
  void build_nestedObjectsAndNulls_areWrittenAsJson() throws JsonProcessingException {
    WorkoutPage page =
        WorkoutPage.builder()
            .count(1)
            .workouts(
                List.of(
                    Workout.builder()
                        .workoutPrivacySetting(PrivacySetting.PRIVATE)
                        .workoutStartTime(LocalTime.of(7, 30))
                        .setNull("route_id")
                        .build()))
            .build();

    assertThat(MAPPER.writeValueAsString(page))
        .isEqualTo(
            "{\"count\":\"1\",\"workouts\":[{\"workout_privacy_setting\":\"0\","
                + "\"workout_start_time\":\"07:30:00\",\"route_id\":null}]}");
  }

  @Test
  void toString_sensitiveParameter_isMasked() {
    assertThat(CreateThingRequest.builder().thingDate(DAY).name("n").password("secret").build())
        .hasToString("CreateThingRequest{thing_date=2013-01-16, name=n, password=***}");
  }
}
