package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON bodies as a client reads them that signs their members. */
class JsonMembersTest {

  /** A body, and its members as name and value. */
  record Body(String text, List<String> members) {
    static Body of(String text, String... members) {
      return new Body(text, List.of(members));
    }

    @Override
    public String toString() {
      return text;
    }
  }

  static List<Body> bodies() {
    return List.of(
        Body.of("{}"),
        Body.of(" { } "),
        Body.of("{\"a\":\"b\"}", "a", "b"),
        Body.of("\n{ \"a\" :\t\"b\" , \"c\": \"\" }\n", "a", "b", "c", ""),
        Body.of(
            "{\"a\":1,\"b\":-2.5e+3,\"c\":true,\"d\":null}", parts("a 1 b -2.5e+3 c true d null")),
        Body.of("{\"a\": 1 , \"b\": 2 }", "a", "1", "b", "2"),
        Body.of("{\"a\":{\"b\":[1,{}]},\"c\":[]}", "a", "{\"b\":[1,{}]}", "c", "[]"),
        Body.of("{\"a\":[[1],[2]],\"b\":3}", "a", "[[1],[2]]", "b", "3"),
        Body.of("{\"a\":{\"b\":\"}]\\\"\"},\"c\":1}", "a", "{\"b\":\"}]\\\"\"}", "c", "1"),
        Body.of("{\"a\":\"\\\"\\\\\\/\"}", "a", "\"\\/"),
        Body.of("{\"a\":\"\\b\\f\\n\\r\\t\"}", "a", "\b\f\n\r\t"),
        Body.of("{\"a\\n\":\"x\"}", "a\n", "x"),
        Body.of("{\"a\":\"\\u0041\\u00e9\\u20AC!\"}", "a", "Aé€!"),
        Body.of("{\"a\":\"\\ud83d\\ude00\"}", "a", "\uD83D\uDE00"),
        Body.of("{\"a\":\"x y\"}", "a", "x y"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void of_object_areItsMembers(Body body) {
    assertThat(JsonMembers.of(body.text()))
        .flatExtracting(Pair::name, Pair::value)
        .isEqualTo(body.members());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[1]",
        "\"a\"",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":[1}",
        "{\"a\":\"b",
        "{\"a\":\"b\"",
        "{\"a\":\"b\" \"c\":1}",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":\"\\",
        "{\"a\":\"\\u",
        "{\"a\":\"\\u004",
        "{\"a\":\"\\u0041",
        "{\"a\":\"\\uzzzz\"}"
      })
  void of_anythingElse_areNone(String body) {
    assertThat(JsonMembers.of(body)).isEmpty();
  }

  private static String[] parts(String text) {
    return text.split(" ", -1);
  }
}
