package io.github.mmfapi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.model.CreateWorkoutOutput;
import io.github.mmfapi.model.GetUserOutput;
import io.github.mmfapi.model.User;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.sample.ImportFileRequest;
import io.github.mmfapi.sample.Thing;
import io.github.mmfapi.sample.ThingPage;
import io.github.mmfapi.value.FilePart;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a plain mapper reads and writes the models without loss. */
class WireJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'workout_id':'1','route_id':null,'distance':'0.00','notes':''}",
        "{'workout_id':1,'distance':3.10,'notes':true}",
        "{'mets':0.12345678901234567890123,'distance':12345678901234567890}",
        "{'workout_date':'0000-00-00','created_date':'01\\\\16\\\\2013'}",
        "{'workout_privacy_setting':'7'}",
        "{'workout_id':{'a':[1,null,'x']},'notes':[[],{}]}",
        "{'workout_id':'1','new':'z','gone':null,'deep':{'b':1.50,'a':[{}]},'zero':0}",
        "{'notes':'\u00e9 \\\\ / \\n'}",
      })
  void roundTrip_fieldsInTheOrderOfTheSpec_isTheSameText(String quoted)
      throws JsonProcessingException {
    String json = quoted.replace('\'', '"');
    Workout workout = MAPPER.readValue(json, Workout.class);

    assertThat(MAPPER.writeValueAsString(workout)).isEqualTo(json);
    assertThat(MAPPER.readValue(MAPPER.writeValueAsString(workout), Workout.class))
        .isEqualTo(workout)
        .hasSameHashCodeAs(workout);
  }

  @Test
  void roundTrip_treeWithAllFieldsOfUser_isTheSameTreeInTheSameOrder() {
    WireFields<?> fields = WireTables.of(User.class);
    ObjectNode tree = MAPPER.createObjectNode();
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.field(i).name();
      if (i % 3 == 0) {
        tree.putNull(name);
      } else {
        tree.put(name, i % 3 == 1 ? "" : name);
      }
    }

    User user = MAPPER.convertValue(tree, User.class);

    assertThat(tree).hasSize(207);
    assertThat((ObjectNode) MAPPER.valueToTree(user)).isEqualTo(tree);
    assertThat(MAPPER.valueToTree(user).toString()).isEqualTo(tree.toString());
    assertThat(user.unknown()).isEmpty();
  }

  @Test
  void read_nestedObjects_returnsTypedValues() throws JsonProcessingException {
    String json =
        """
        {"count":"2","workouts":[
          {"workout_id":"222399046","distance":"3.10","completed_flag":"1","route_id":null},
          {"workout_id":"5"}]}""";
    WorkoutPage page = MAPPER.readValue(json, WorkoutPage.class);

    assertThat(page.count()).isEqualTo(2);
    assertThat(page.workouts()).extracting(Workout::workoutId).containsExactly(222399046L, 5L);
    assertThat(page.workouts().get(0).distance()).isEqualTo(new BigDecimal("3.10"));
    assertThat(page.workouts().get(0).completedFlag()).isTrue();
    assertThat(page.workouts().get(0).has("route_id")).isTrue();
    assertThat(page.workouts().get(1).has("route_id")).isFalse();
  }

  @Test
  void read_idAsJsonNumber_staysANumber() throws JsonProcessingException {
    String json = "{\"workout_id\":222399046,\"workout_key\":\"401135834983568979\"}";
    CreateWorkoutOutput output = MAPPER.readValue(json, CreateWorkoutOutput.class);

    assertThat(output.workoutId()).isEqualTo(222399046L);
    assertThat(MAPPER.writeValueAsString(output)).isEqualTo(json);
    assertThat(
            MAPPER.writeValueAsString(
                CreateWorkoutOutput.builder()
                    .workoutId(222399046L)
                    .workoutKey("401135834983568979")
                    .build()))
        .isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "\"\"", "\"text\"", "null", "5", "[{\"user_id\":\"1\"}]"})
  void read_otherValueInPlaceOfAnObject_isKeptAndReadsAsNull(String odd)
      throws JsonProcessingException {
    String json = "{\"user\":" + odd + "}";
    GetUserOutput output = MAPPER.readValue(json, GetUserOutput.class);

    assertThat(output.user()).isNull();
    assertThat(MAPPER.writeValueAsString(output)).isEqualTo(json);
  }

  @Test
  void read_listWithUnexpectedElements_keepsThemAndSkipsThemOnAccess()
      throws JsonProcessingException {
    String json = "{\"workouts\":[null,\"x\",{\"workout_id\":\"5\"},[],[[1]],7]}";
    WorkoutPage page = MAPPER.readValue(json, WorkoutPage.class);

    assertThat(page.workouts()).extracting(Workout::workoutId).containsExactly(5L);
    assertThat(MAPPER.writeValueAsString(page)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "\"x\"", "{\"workout_id\":\"5\"}"})
  void read_otherValueInPlaceOfAList_isKeptAndReadsAsEmpty(String odd)
      throws JsonProcessingException {
    String json = "{\"workouts\":" + odd + "}";
    WorkoutPage page = MAPPER.readValue(json, WorkoutPage.class);

    assertThat(page.workouts()).isEmpty();
    assertThat(MAPPER.writeValueAsString(page)).isEqualTo(json);
  }

  @Test
  void read_listsOfScalarsAndFreeForm_areTyped() throws JsonProcessingException {
    String json =
        """
        {"counts":[1,2],"names":["a","b"],"colours":["red","blue"],"ratio":0.50,"open":true,\
        "anything":{"a":[1.50]},"parent":{"names":["c"]}}""";
    Thing thing = MAPPER.readValue(json, Thing.class);

    assertThat(thing.counts()).containsExactly(1, 2);
    assertThat(thing.names()).containsExactly("a", "b");
    assertThat(thing.colours())
        .containsExactly(Thing.ColoursEnum.RED, Thing.ColoursEnum.UNRECOGNIZED);
    assertThat(thing.open()).isTrue();
    assertThat(thing.ratio()).isEqualTo(new BigDecimal("0.50"));
    assertThat(thing.parent()).isNotNull().extracting(Thing::names).isEqualTo(List.of("c"));
    assertThat(MAPPER.writeValueAsString(thing)).isEqualTo(json);
  }

  @Test
  void read_freeForm_cannotBeChangedThroughTheAccessor() throws JsonProcessingException {
    Thing thing = MAPPER.readValue("{\"anything\":[1],\"new\":[2]}", Thing.class);
    ((ArrayNode) Objects.requireNonNull(thing.anything()).as(JsonNode.class)).add(9);
    List<WireValue> elements = thing.unknown().get("new").elements();
    assertThatThrownBy(elements::clear).isInstanceOf(UnsupportedOperationException.class);

    assertThat(MAPPER.writeValueAsString(thing)).isEqualTo("{\"anything\":[1],\"new\":[2]}");
  }

  @Test
  void read_emptyArrayAtTheTop_isAnObjectWithoutFields() throws JsonProcessingException {
    WorkoutPage page = MAPPER.readValue("[]", WorkoutPage.class);

    assertThat(page).isEqualTo(WorkoutPage.builder().build());
    assertThat(MAPPER.readValue("[[],{}]", new TypeReference<List<ThingPage>>() {})).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{}]", "[1]", "\"x\"", "5", "true"})
  void read_otherValueAtTheTop_failsAndNamesWhatWasExpected(String json) {
    assertThatThrownBy(() -> MAPPER.readValue(json, WorkoutPage.class))
        .isInstanceOf(MismatchedInputException.class)
        .hasMessageContaining(
            "Cannot read WorkoutPage: expected a JSON object, or [] for none, but found");
  }

  @Test
  void read_truncatedText_failsLikeJackson() {
    assertThatThrownBy(() -> MAPPER.readValue("{\"user\":{\"user_id\":", GetUserOutput.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void roundTrip_deepNestingThatJacksonAllows_works() throws JsonProcessingException {
    String json = "{\"parent\":".repeat(900) + "{}" + "}".repeat(900);
    Thing thing = MAPPER.readValue(json, Thing.class);

    assertThat(MAPPER.writeValueAsString(thing)).isEqualTo(json);
    assertThat(thing.toString()).hasSizeGreaterThan(900);
    assertThat(thing).isEqualTo(MAPPER.readValue(json, Thing.class));
  }

  @Test
  void read_excessiveNesting_isLimitedByJackson() {
    String json = "{\"new\":" + "[".repeat(2000) + "]".repeat(2000) + "}";

    assertThatThrownBy(() -> MAPPER.readValue(json, WorkoutPage.class))
        .isInstanceOf(JsonProcessingException.class)
        .hasMessageContaining("nesting depth");
  }

  @Test
  void read_baseClass_failsAndSaysWhatToDo() {
    assertThatThrownBy(() -> MAPPER.readValue("{}", WireObject.class))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("read a generated class instead");
  }

  @Test
  void write_requestWithAFile_failsWithoutWritingTheBytes() {
    ImportFileRequest request =
        ImportFileRequest.builder()
            .file(new FilePart("a.gpx", "application/gpx+xml", new byte[] {1}))
            .build();

    assertThatThrownBy(() -> MAPPER.writeValueAsString(request))
        .isInstanceOf(JsonMappingException.class)
        .hasMessageContaining("multipart/form-data");
  }
}
