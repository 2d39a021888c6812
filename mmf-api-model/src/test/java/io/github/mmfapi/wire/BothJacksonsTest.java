package io.github.mmfapi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.model.GetUserOutput;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.sample.ImportFileRequest;
import io.github.mmfapi.sample.Thing;
import io.github.mmfapi.sample.ThingPage;
import io.github.mmfapi.value.FilePart;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plain mappers of Jackson 2 and Jackson 3 read the same from the same JSON, and write the same.
 */
class BothJacksonsTest {
  private static final ObjectMapper TWO = new ObjectMapper();
  private static final JsonMapper THREE = new JsonMapper();

  /** Writes a character beyond U+FFFF into bytes as Jackson 3 does, not as two escapes. */
  private static final ObjectMapper WHOLE =
      com.fasterxml.jackson.databind.json.JsonMapper.builder()
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  /** A class of an application that has models and values among its own fields. */
  record Answer(@Nullable Workout workout, List<WireValue> values, @Nullable WireValue free) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'count':'2','workouts':[{'workout_id':'1','route_id':null,'notes':''},{}]}",
        "{'count':2,'workouts':[{'workout_id':1,'distance':3.10,'notes':true}]}",
        "{'workouts':[{'distance':12345678901234567890,'mets':0.12345678901234567890123}]}",
        "{'workouts':[{'distance':1e2147483648,'mets':-0.0,'notes':5E+3,'new':0.0000000001}]}",
        "{'workouts':{'0':{'workout_id':'1'},'2':{'workout_date':'0000-00-00'}}}",
        "{'workouts':[null,'x',[],[[1]],7,{'workout_id':{'a':[1,null]}}],'new':{'b':[{}]},'z':null}",
        "{'workouts':'','new':'\u00e9 / \\\\ \\n \\u0001 \\ud83d\\ude00'}",
      })
  void model_isReadAndWrittenAlike(String quoted) throws Exception {
    String json = quoted.replace('\'', '"');
    WorkoutPage page = TWO.readValue(json, WorkoutPage.class);

    assertThat(THREE.readValue(json, WorkoutPage.class))
        .isEqualTo(page)
        .hasToString(page.toString());
    assertThat(THREE.writeValueAsBytes(page)).isEqualTo(WHOLE.writeValueAsBytes(page));
    assertThat(THREE.writeValueAsString(page)).isEqualTo(TWO.writeValueAsString(page));
    assertThat(THREE.readValue(THREE.writeValueAsString(page), WorkoutPage.class)).isEqualTo(page);
    assertThat(THREE.readValue(json, WireValue.class)).isEqualTo(WireValue.parse(json));
    assertThat(THREE.writeValueAsString(WireValue.parse(json)))
        .isEqualTo(WireValue.parse(json).toJson());
    assertThat(THREE.<JsonNode>valueToTree(page).size()).isEqualTo(TWO.valueToTree(page).size());
  }

  @Test
  void listOfModels_asAControllerReturnsIt_isWrittenWithItsFields() throws Exception {
    List<Workout> workouts =
        List.of(
            Workout.builder().workoutId(5L).set("new", "x").build(),
            Workout.builder().setNull("notes").build());
    String json = "[{\"workout_id\":\"5\",\"new\":\"x\"},{\"notes\":null}]";

    assertThat(THREE.writeValueAsString(workouts)).isEqualTo(json);
    assertThat(TWO.writeValueAsString(workouts)).isEqualTo(json);
    assertThat(Arrays.asList(THREE.readValue(json, Workout[].class))).isEqualTo(workouts);
    assertThat(THREE.convertValue(workouts, JsonNode.class).at("/0/workout_id").asString())
        .isEqualTo("5");
  }

  @Test
  void listsAndFreeForm_areTyped() throws Exception {
    String json =
        """
        {"counts":[1,2],"names":["a","b"],"colours":["red","blue"],"ratio":0.50,"open":true,\
        "anything":{"a":[1.50]},"parent":{"names":["c"]}}""";
    Thing thing = THREE.readValue(json, Thing.class);

    assertThat(thing).isEqualTo(TWO.readValue(json, Thing.class));
    assertThat(thing.counts()).containsExactly(1, 2);
    assertThat(thing.anything()).isEqualTo(WireValue.parse("{\"a\":[1.50]}"));
    assertThat(THREE.writeValueAsString(thing)).isEqualTo(json);
  }

  @Test
  void fieldsOfAnApplicationsClass_areReadAndWritten() throws Exception {
    String json = "{\"workout\":{\"workout_id\":\"5\"},\"values\":[1.50,null,{}],\"free\":null}";
    Answer answer = THREE.readValue(json, Answer.class);

    assertThat(answer).isEqualTo(TWO.readValue(json, Answer.class));
    assertThat(answer.values()).contains(WireValue.ofNull());
    assertThat(answer.free()).isEqualTo(WireValue.ofNull());
    assertThat(THREE.readTree(THREE.writeValueAsString(answer))).isEqualTo(THREE.readTree(json));
    assertThat(TWO.writeValueAsString(answer)).isEqualTo(json);
    assertThat(THREE.readValue("{}", Answer.class).free()).isNull();
    assertThat(TWO.readValue("{}", Answer.class).free()).isNull();
  }

  @Test
  void emptyArray_isAnObjectWithoutFields_andOtherValuesAreRefused() {
    assertThat(THREE.readValue("[]", WorkoutPage.class)).isEqualTo(WorkoutPage.builder().build());
    assertThat(THREE.readValue("{\"user\":[]}", GetUserOutput.class).user()).isNull();
    for (String odd : List.of("[{}]", "[1]", "\"x\"", "5", "true")) {
      assertThatThrownBy(() -> THREE.readValue(odd, ThingPage.class))
          .isInstanceOf(MismatchedInputException.class)
          .hasMessageContaining("Cannot read ThingPage: expected a JSON object, or [] for none");
    }
    assertThatThrownBy(() -> THREE.readValue("{}", WireObject.class))
        .isInstanceOf(DatabindException.class)
        .hasMessageContaining("read a generated class instead");
  }

  @Test
  void file_isNotWritten() {
    ImportFileRequest request =
        ImportFileRequest.builder().file(new FilePart("a.gpx", "x/y", new byte[] {1})).build();

    assertThatThrownBy(() -> THREE.writeValueAsString(request))
        .isInstanceOf(DatabindException.class)
        .hasMessageContaining("multipart/form-data");
  }

  @Test
  void nesting_isLimited() {
    String deep = "[".repeat(2000) + "]".repeat(2000);

    assertThatThrownBy(() -> THREE.readValue(deep, WireValue.class))
        .isInstanceOf(tools.jackson.core.JacksonException.class)
        .hasMessageContaining("nesting depth");
  }
}
