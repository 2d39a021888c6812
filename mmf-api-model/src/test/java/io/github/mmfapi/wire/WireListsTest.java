package io.github.mmfapi.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.sample.Thing;
import io.github.mmfapi.sample.ThingPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which PHP sends a list. */
class WireListsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static <T> T read(String quoted, Class<T> type) throws JsonProcessingException {
    return MAPPER.readValue(quoted.replace('\'', '"'), type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{'workout_id':'1'},{'workout_id':'2'}]",
        "{'0':{'workout_id':'1'},'2':{'workout_id':'2'}}",
        "{'401135834983568979':{'workout_id':'1'},'7':{'workout_id':'2'}}",
        "{'first':{'workout_id':'1'},'second':{'workout_id':'2','new':{'a':[1.50]}}}"
      })
  void objects_inEachFormOfPhp_areTheRowsInOrder(String rows) throws JsonProcessingException {
    String json = "{\"count\":\"2\",\"workouts\":" + rows.replace('\'', '"') + "}";
    WorkoutPage page = MAPPER.readValue(json, WorkoutPage.class);

    assertThat(page.workouts()).extracting(Workout::workoutId).containsExactly(1L, 2L);
    assertThat(page.isList("workouts")).isTrue();
    assertThat(MAPPER.writeValueAsString(page)).isEqualTo(json);
    assertThat(page).isEqualTo(MAPPER.readValue(json, WorkoutPage.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "''", "false", "{}"})
  void objects_emptyInEachFormOfPhp_isTheEmptyList(String none) throws JsonProcessingException {
    String json = "{\"workouts\":" + none.replace('\'', '"') + "}";
    WorkoutPage page = MAPPER.readValue(json, WorkoutPage.class);

    assertThat(page.workouts()).isEmpty();
    assertThat(page.isList("workouts")).isTrue();
    assertThat(MAPPER.writeValueAsString(page)).isEqualTo(json);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'x'",
        "5",
        "true",
        "{'workout_id':'5'}",
        "{'workout_id':{'a':{}}}",
        "{'a':'x'}",
        "{'0':'x'}",
        "[null]",
        "[{},'x']",
        "[[]]"
      })
  void isList_ofSomethingElse_isFalse(String odd) throws JsonProcessingException {
    WorkoutPage page = read("{'workouts':" + odd + "}", WorkoutPage.class);

    assertThat(page.has("workouts")).isTrue();
    assertThat(page.isList("workouts")).isFalse();
    assertThat(page.workouts()).hasSizeLessThan(2).doesNotContainNull();
  }

  @Test
  void isList_ofAnAbsentUnknownOrSingleField_isFalse() throws JsonProcessingException {
    WorkoutPage page = read("{'count':'1','new':[]}", WorkoutPage.class);

    assertThat(page.isList("workouts")).isFalse();
    assertThat(page.isList("new")).isFalse();
    assertThat(page.isList("count")).isFalse();
  }

  @Test
  void objects_ofAnObjectWithNumbersAsNames_areThoseThatAreObjects()
      throws JsonProcessingException {
    WorkoutPage page = read("{'workouts':{'0':null,'1':{'workout_id':'5'}}}", WorkoutPage.class);

    assertThat(page.workouts()).extracting(Workout::workoutId).containsExactly(5L);
    assertThat(page.isList("workouts")).isFalse();
  }

  @Test
  void scalars_asAnObject_areTheValuesInOrder() throws JsonProcessingException {
    Thing thing = read("{'counts':{'0':1,'2':'5'},'names':{'a':'x'}}", Thing.class);

    assertThat(thing.counts()).containsExactly(1, 5);
    assertThat(thing.names()).containsExactly("x");
    assertThat(thing.isList("counts")).isTrue();
    assertThat(MAPPER.writeValueAsString(thing))
        .isEqualTo("{\"counts\":{\"0\":1,\"2\":\"5\"},\"names\":{\"a\":\"x\"}}");
  }

  @Test
  void equals_arrayAndObject_areDifferent() throws JsonProcessingException {
    assertThat(read("{'workouts':{'0':{}}}", WorkoutPage.class))
        .isNotEqualTo(read("{'workouts':[{}]}", WorkoutPage.class))
        .isNotEqualTo(read("{'workouts':{'1':{}}}", WorkoutPage.class));
  }

  @Test
  void toString_rowsAsAnObject_masksTheirSecrets() throws JsonProcessingException {
    assertThat(read("{'things':{'0':{'thing_id':1},'2':'607c66'}}", ThingPage.class))
        .hasToString("ThingPage{things={0=Thing{thing_id=1}, 2=(untyped)}}");
  }
}
