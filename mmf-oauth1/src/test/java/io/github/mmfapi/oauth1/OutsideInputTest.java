package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.internal.FormFields;
import io.github.mmfapi.oauth1.internal.OAuthProblems;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms and headers from outside are read, or refused with the typed exception. */
@Tag("slow")
@Timeout(60)
class OutsideInputTest {

  @Test
  void parse_anyForm_isReadOrRefusedAsAnArgument() {
    FuzzedInput.forEach(
        input -> {
          List<Parameter> read =
              FuzzedInput.readOrNull(
                  IllegalArgumentException.class,
                  () -> Parameters.parse(input.spoiled(FuzzedInput.FORM)));
          if (read != null) {
            assertThat(Parameters.parse(Parameters.render(read))).isEqualTo(read);
          }
        });
  }

  @Test
  void parse_anyHeader_isReadOrRefusedAsAnArgument() {
    FuzzedInput.forEach(
        input -> {
          String header = input.spoiled(FuzzedInput.HEADER);
          if (AuthorizationHeader.isOAuth(header)) {
            List<Parameter> read =
                FuzzedInput.readOrNull(
                    IllegalArgumentException.class, () -> AuthorizationHeader.parse(header));
            if (read != null) {
              assertThat(
                      AuthorizationHeader.parse(
                          AuthorizationHeader.render("r", read, SharedParameters.NONE)))
                  .containsAll(read.stream().filter(p -> isPlain(p.name())).toList());
            }
          }
        });
  }

  /** Linear time takes a moment; quadratic time would take minutes. */
  @Timeout(15)
  @ParameterizedTest
  @MethodSource("io.github.mmfapi.oauth1.FuzzedInput#pieces")
  void twoMegabytesOfAnything_isReadInAMoment(String piece) {
    String long1 = FuzzedInput.twoMegabytes(piece);
    FuzzedInput.readOrNull(IllegalArgumentException.class, () -> Parameters.parse(long1 + "%41"));
    FuzzedInput.readOrNull(
        IllegalArgumentException.class, () -> AuthorizationHeader.parse("OAuth " + long1));
    FuzzedInput.readOrNull(
        IllegalArgumentException.class, () -> AuthorizationHeader.parse("OAuth a=\"" + long1));
    OAuthProblems.inChallenge("OAuth " + long1);
    OAuthProblems.inChallenge("Basic a=\"" + long1);
    FormFields.of(long1);
  }

  /** A name is trimmed, and a realm is left out. */
  private static boolean isPlain(String name) {
    return name.equals(name.strip()) && !name.equalsIgnoreCase("realm");
  }
}
