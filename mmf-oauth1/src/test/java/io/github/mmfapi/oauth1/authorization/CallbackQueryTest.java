package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackQueryTest {

  /** Before anybody waits, only the query itself tells what is secret. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "oauth_token=t0ken-1&oauth_problem=no+t0ken-1+here",
        "denied=t0ken-1&oauth_problem=no+t0ken-1+here",
        "oauth_token=t0ken-1&error=no+t0ken-1+here",
        "oauth_token=own&oauth_verifier=v3rifier&oauth_problem=no+v3rifier+here"
      })
  void problem_thatRepeatsWhatIsSecret_isMasked(String query) {
    CallbackQuery callback = Objects.requireNonNull(CallbackQuery.of(query));
    assertThat(callback.problem()).isEqualTo("no *** here");
    assertThat(callback.isDenial()).isTrue();
    assertThat(callback.toString()).startsWith("CallbackQuery").doesNotContain("t0ken", "v3rif");
  }
}
