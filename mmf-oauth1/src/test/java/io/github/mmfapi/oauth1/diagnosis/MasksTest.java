package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a base string that is shown has instead of secrets. */
class MasksTest {
  private final Masks masks = new Masks(List.of(" hush ", "abc"));

  private static ParameterRecipe.Encoded parameter(Pair.Place place, String name, String value) {
    return new ParameterRecipe.Encoded(
        new Pair(place, name, value, name, value),
        Encoder.RFC3986.encode(name),
        Encoder.RFC3986.encode(value));
  }

  @ParameterizedTest
  @CsvSource({
    "QUERY, workout_id, workout_id",
    "QUERY, password, password",
    "QUERY, a b, a%20b",
    "QUERY, é, %C3%A9",
    "QUERY, my password, ***",
    "FORM, a b, a%20b",
    "FORM, a hush b, ***",
    "FORM, ahushb, ***",
    "FORM, an abc, an%20abc",
    "NONE, a.b_c-1, a.b_c-1",
    "NONE, {\"a\":1}, ***",
    "NONE, é, ***"
  })
  void name_isMasked_ifItIsABodyOrHasASecret(Pair.Place place, String name, String shown) {
    assertThat(masks.restore(masks.name(parameter(place, name, "1")))).isEqualTo(shown);
  }

  @Test
  void name_ofMoreThanAHundredCharacters_isMasked() {
    String longest = "a".repeat(100);

    assertThat(masks.name(parameter(Pair.Place.QUERY, longest, "1"))).isEqualTo(longest);
    assertThat(masks.restore(masks.name(parameter(Pair.Place.QUERY, longest + "a", "1"))))
        .isEqualTo("***");
  }

  @ParameterizedTest
  @CsvSource({
    "workout_id, 1 2, 1%202",
    "workout_id, a hush b, ***",
    "workout_id, an abc, an%20abc",
    "password, 1 2, ***",
    "password, '', ''"
  })
  void value_isMasked_ifItsNameSaysSoOrItHasASecret(String name, String value, String shown) {
    assertThat(masks.restore(masks.value(parameter(Pair.Place.QUERY, name, value))))
        .isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "a=1&b=2, a=1&b=2",
    "password=p&a=1, password=***&a=1",
    "a=1&oauth_token_secret=s=t, a=1&oauth_token_secret=***",
    "password, password",
    "password=, password=***",
    "=p&&a, =p&&a",
    "'', ''"
  })
  void query_masksTheValuesOfSecretNames(String query, String shown) {
    assertThat(masks.restore(masks.query(query))).isEqualTo(shown);
  }

  @Test
  void withoutSecrets_plainOrEncodedOnceOrTwice_areMasked() {
    assertThat(new Masks(List.of("h/sh")).withoutSecrets("h/sh h%2Fsh h%252Fsh abc"))
        .isEqualTo("*** *** *** abc");
  }
}
