package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {

  @ParameterizedTest
  @MethodSource("forms")
  void parse_form_yieldsDecodedPairsInOrder(String form, List<Parameter> expected) {
    assertThat(Parameters.parse(form)).isEqualTo(expected);
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of("&&", List.of()),
        Arguments.of("a", List.of(new Parameter("a", ""))),
        Arguments.of("a=", List.of(new Parameter("a", ""))),
        Arguments.of("=a", List.of(new Parameter("", "a"))),
        Arguments.of("a=b=c", List.of(new Parameter("a", "b=c"))),
        Arguments.of("a&b=1", List.of(new Parameter("a", ""), new Parameter("b", "1"))),
        Arguments.of("&a=1&&b=2&", List.of(new Parameter("a", "1"), new Parameter("b", "2"))),
        Arguments.of("a=2&a=1", List.of(new Parameter("a", "2"), new Parameter("a", "1"))),
        Arguments.of("a+b=c+d%2B", List.of(new Parameter("a b", "c d+"))),
        Arguments.of("%C3%A9=%E2%82%AC", List.of(new Parameter("é", "€"))));
  }

  @Test
  void parse_malformed_namesThePositionInTheWholeText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parameters.parse("password=secret&b=%4"))
        .withMessageContaining("position 18:")
        .withMessageNotContaining("secret");
  }

  @Test
  void render_parameters_encodesNamesAndValues() {
    assertThat(Parameters.render(List.of(new Parameter("a b", "c&d=+"), new Parameter("e", ""))))
        .isEqualTo("a%20b=c%26d%3D%2B&e=");
  }

  @Test
  void toString_protocolParameter_isShown() {
    assertThat(new Parameter("oauth_nonce", "abc")).hasToString("oauth_nonce=abc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "oauth_verifier",
        "oauth_signature",
        "oauth_token_secret",
        "md5_password",
        "email",
        "p"
      })
  void toString_possibleSecret_isMasked(String name) {
    assertThat(new Parameter(name, "s3cret")).hasToString(name + "=***");
  }
}
