package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedHmacTest {

  /** Those without secrets come first, because a new one has none either. */
  private static final List<String[]> SECRETS =
      List.of(
          new String[] {"", ""},
          new String[] {"c", "t"},
          new String[] {"c", "t"},
          new String[] {"c", "u"},
          new String[] {"d", "u"},
          new String[] {"u", "d"},
          new String[] {"", ""},
          new String[] {"&", "%"});

  @Test
  void sign_withSecretsInTurn_isWhatEachPairAloneWouldMake() {
    byte[] text = "base string, and more".getBytes(StandardCharsets.US_ASCII);
    KeyedHmac kept = new KeyedHmac("HmacSHA1");
    for (String[] pair : SECRETS) {
      assertThat(kept.sign(text, "base string".length(), pair[0], pair[1]))
          .isEqualTo(SignatureMethod.hmacSha1().sign("base string", pair[0], pair[1]));
    }
  }
}
