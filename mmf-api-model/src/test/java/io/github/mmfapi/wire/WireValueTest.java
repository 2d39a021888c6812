package io.github.mmfapi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireValueTest {
  private static WireValue parse(String quoted) {
    return WireValue.parse(quoted.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "'x'",
        "''",
        "-0.50",
        "1e2147483648",
        "[]",
        "{}",
        "{'b':1,'a':[null,{'c':[1.50,'\\u0000é/']}],'':false}"
      })
  void toJson_afterParse_isTheSameText(String json) throws Exception {
    WireValue value = parse(json);
    String text = json.replace('\'', '"');

    assertThat(value.toJson()).isEqualTo(text);
    assertThat(new ObjectMapper().writeValueAsString(value)).isEqualTo(text);
    assertThat(new ObjectMapper().readValue(text, WireValue.class)).isEqualTo(value);
    assertThat(value).isEqualTo(parse(json)).hasSameHashCodeAs(parse(json));
    assertThat(WireValue.of(value)).isEqualTo(value);
    assertThat(WireValue.of(value.as(JsonNode.class)).toJson())
        .isEqualTo(value.as(JsonNode.class).toString());
  }

  @Test
  void members_andElements_areThoseReceived() {
    WireValue value = parse("{'b':1,'a':['x',null,{}]}");

    assertThat(value.members().keySet()).containsExactly("b", "a");
    assertThat(value.get("a").elements())
        .extracting(WireValue::kind)
        .containsExactly(WireValue.Kind.TEXT, WireValue.Kind.NULL, WireValue.Kind.OBJECT);
    assertThat(value.get("a").at(0).text()).isEqualTo("x");
    assertThat(value.get("a").at(1).isNull()).isTrue();
    assertThat(value.get("b").as(WireFormat.LONG)).isEqualTo(1L);
    assertThat(value.elements()).isEmpty();
    assertThat(value.get("a").members()).isEmpty();
  }

  @Test
  void get_andAt_ofNothing_areAbsentAndCanBeChained() {
    WireValue value = parse("{'a':null}");

    assertThat(value.has("a")).isTrue();
    assertThat(value.get("a").isAbsent()).isFalse();
    for (WireValue absent :
        List.of(
            value.get("x"),
            value.at(0),
            parse("[1]").at(1),
            parse("[1]").at(-1),
            value.get("a").get("b").at(3))) {
      assertThat(absent.isAbsent()).isTrue();
      assertThat(absent.isNull()).isFalse();
      assertThat(absent.text()).isNull();
      assertThat(absent.toJson()).isEqualTo("null");
      assertThat(absent.as(WireFormat.LONG)).isNull();
      assertThat(absent.as(Object.class)).isNull();
      assertThat(absent).isNotEqualTo(WireValue.ofNull());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1,2]|2", "[]|0", "{'0':1,'2':2}|2", "null|0", "''|0", "false|0",
        "{}|-1", "{'a':1}|-1", "{'0':1,'a':2}|-1", "'x'|-1", "true|-1", "5|-1"
      })
  void elements_ofEachFormInWhichPhpSendsAList(String json, int size) {
    WireValue value = WireValue.parse(json.replace("'", "\""));

    assertThat(value.isList()).isEqualTo(size >= 0);
    assertThat(value.elements()).hasSize(Math.max(size, 0));
    assertThat(value.at(size - 1).isAbsent()).isEqualTo(size <= 0);
  }

  @Test
  void text_ofAScalar_isItsText() {
    assertThat(parse("'x'").text()).isEqualTo("x");
    assertThat(parse("1.50").text()).isEqualTo("1.50");
    assertThat(parse("true").text()).isEqualTo("true");
    assertThat(parse("null").text()).isNull();
    assertThat(parse("{}").text()).isNull();
    assertThat(parse("[1]").text()).isNull();
  }

  @Test
  void of_javaObjects_areEqualToWhatIsReceived() {
    assertThat(WireValue.of(null)).isEqualTo(parse("null"));
    assertThat(WireValue.of(5L))
        .isEqualTo(parse("5"))
        .isEqualTo(WireValue.of(BigInteger.valueOf(5)));
    assertThat(WireValue.of((short) 5)).isEqualTo(parse("5")).isNotEqualTo(parse("5.0"));
    assertThat(WireValue.of(1.5)).isEqualTo(parse("1.5"));
    assertThat(WireValue.of(new BigDecimal("1.50"))).isEqualTo(parse("1.50"));
    assertThat(WireValue.of(Arrays.asList("x", null, Map.of("a", true))))
        .isEqualTo(parse("['x',null,{'a':true}]"));
    assertThat(WireValue.of(Workout.builder().notes("n").setNull("x").build()))
        .isEqualTo(parse("{'notes':'n','x':null}"));
  }

  @Test
  void of_otherObjects_areRefused() {
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);

    for (Object odd : List.of(Double.NaN, Float.POSITIVE_INFINITY, new Object(), cycle)) {
      assertThatIllegalArgumentException().isThrownBy(() -> WireValue.of(odd));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{", "[1] 2", "secret", "{\"a\":secret}"})
  void parse_malformed_isRefusedWithoutItsText(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WireValue.parse(json))
        .satisfies(e -> assertThat(e.getCause()).isNull())
        .withMessageNotContaining("secret");
  }

  @Test
  void parse_nestedTooDeep_isRefused() {
    assertThat(WireValue.parse("[".repeat(900) + "]".repeat(900)).toJson()).hasSize(1800);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WireValue.parse("[".repeat(1002) + "]".repeat(1002)));
  }

  @Test
  void as_model_isWhatReadingTheJsonGives() throws Exception {
    String json =
        "{'count':2,'new':[1.50],'workouts':{'0':{'workout_id':'7','x':{}},'2':{'notes':''}}}"
            .replace('\'', '"');

    assertThat(WireValue.parse(json).as(WorkoutPage.class))
        .isEqualTo(new ObjectMapper().readValue(json, WorkoutPage.class));
    assertThat(WireValue.parse("[]").as(WorkoutPage.class))
        .isEqualTo(WorkoutPage.builder().build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WireValue.parse("[1]").as(WorkoutPage.class))
        .withMessageContaining("expected a JSON object");
  }

  @Test
  @SuppressWarnings("unchecked")
  void as_javaObjects_areFreeToChange() {
    Map<Object, Object> map = parse("{'a':[1,null,2.50,1e2147483648]}").as(Map.class);

    assertThat(map)
        .isEqualTo(Map.of("a", Arrays.asList(1, null, new BigDecimal("2.50"), "1e2147483648")));
    map.put("b", 1);
    assertThatIllegalArgumentException().isThrownBy(() -> parse("[]").as(Map.class));
    assertThatIllegalArgumentException().isThrownBy(() -> parse("[]").as(String.class));
  }

  @Test
  void as_tree_isOfJackson2OrJackson3() {
    WireValue value = parse("{'a':[1,null,2.50,'x',true,99999999999,123456789012345678901]}");
    tools.jackson.databind.JsonNode three = value.as(tools.jackson.databind.JsonNode.class);

    assertThat(value.as(JsonNode.class).toString()).isEqualTo(value.toJson());
    assertThat(three.toString()).isEqualTo(value.toJson());
    assertThat(WireValue.of(three)).isEqualTo(value);
    assertThat(WireValue.of(value.as(JsonNode.class))).isEqualTo(value);
  }

  @Test
  void toString_anyValue_hasNoValue() {
    assertThat(parse("{'password':'s3cret'}")).hasToString("WireValue{OBJECT [password]}");
    assertThat(parse("['s3cret']")).hasToString("WireValue{ARRAY of 1}");
    assertThat(parse("'s3cret'")).hasToString("WireValue{TEXT}");
    assertThat(parse("{}").get("x")).hasToString("WireValue{ABSENT}");
  }
}
