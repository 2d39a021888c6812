package io.github.mmfapi.contract.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the proxy gives out or is given is in no recording, plain or encoded. */
class KnownSecretsTest {
  private final KnownSecrets secrets = new KnownSecrets();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void credentials_thatTheProxySees_areRemoved(boolean temporary) {
    TokenMap tokens = new TokenMap(ClientCredentials.of("own/key", "own s3cret"), secrets);
    tokens.add(
        TokenCredentials.of("own+token", "own&t0ken-s3cret"),
        TokenCredentials.of("real=token", "real%t0ken-s3cret"));
    String form = "oauth_token=issued%2Ft0ken&oauth_token_secret=issued%20s3cret&x=1";

    String own =
        Parameters.parse(tokens.issued(form, temporary)).stream()
            .filter(parameter -> parameter.name().equals("oauth_token_secret"))
            .findFirst()
            .orElseThrow()
            .value();

    assertThat(own).as("what the client gets").isNotEmpty().isNotEqualTo("issued s3cret");
    List<String> all = new ArrayList<>(List.of("own/key", "own s3cret", "own+token"));
    all.addAll(List.of("own&t0ken-s3cret", "real=token", "real%t0ken-s3cret"));
    all.addAll(List.of("issued/t0ken", "issued s3cret", own));
    for (String secret : all) {
      String text = "say " + secret + " or " + PercentEncoding.encode(secret);
      assertThat(secrets.scrub(text)).as(secret).isEqualTo("say scrubbed or scrubbed");
    }
    assertThat(tokens).asString().doesNotContain("s3cret");
  }

  @Test
  void secretWithinAnother_leavesNoRestOfIt() {
    List.of("abc-1", "", "abc-1-def", "1-def").forEach(secrets::add);
    assertThat(secrets.scrub("x abc-1-def y abc-1 z")).isEqualTo("x scrubbed y scrubbed z");
  }

  @Test
  void text_thatOnlyItsNameTells_isRemovedToo() {
    assertThat(secrets.scrub("{\"password\":\"hunter2\"}"))
        .isEqualTo("{\"password\":\"scrubbed\"}");
  }

  @Test
  void secret_thatIsAPartOfWhatReplacesIt_isRefused() {
    secrets.add("scrub");
    assertThatIllegalStateException()
        .isThrownBy(() -> secrets.scrub("said scrub and more"))
        .withMessageNotContainingAny("said", "more");
  }
}
