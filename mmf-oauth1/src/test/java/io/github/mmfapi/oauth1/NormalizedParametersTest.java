package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizedParametersTest {

  private final NormalizedParameters parameters = new NormalizedParameters(EncodedText.twice());

  /** Comparison of short pairs ignores leftovers of longer ones. */
  @Test
  void join_afterAnotherRequest_isOfThisRequestAlone() {
    assertThat(joined("zzzzzzzzzzzz=zzzzzzzzzzzz&zzzz=zz")).startsWith("zzzz%3Dzz%26");
    assertThat(joined("long-name=1&a=b&a&a=a&ab=&a=aa"))
        .isEqualTo("a%3D%26a%3Da%26a%3Daa%26a%3Db%26ab%3D%26long-name%3D1");
  }

  @ParameterizedTest
  @CsvSource({
    "a=1&oauth_signature=x&b=2, a%3D1%26b%3D2",
    "a=1&oauth_signature=,      a%3D1",
    "oauth_signature,           ''",
    "oauth%5Fsignature=x&c=3,   c%3D3",
    "oauth_signature_method=m,  oauth_signature_method%3Dm",
    "oauth_signatur=x,          oauth_signatur%3Dx"
  })
  void join_signature_isLeftOutAndNothingElse(String form, String expected) {
    assertThat(joined(form)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "oauth_nonce=1&a=2, 0, true",
    "oauth_nonce=1&a=2, 1, false",
    "a=1&oauth%5F=2,    1, true",
    "a=oauth_&oauth=_,  0, false",
    "'',                0, false"
  })
  void hasProtocolParameter_fromAnIndexOn_looksAtNames(String form, int from, boolean expected) {
    parameters.addForm(form, 0, form.length());
    assertThat(parameters.hasProtocolParameter(from)).isEqualTo(expected);
  }

  private String joined(String form) {
    parameters.clear();
    parameters.addForm(form, 0, form.length());
    EncodedText out = EncodedText.once();
    parameters.join(out);
    return out.toString();
  }
}
