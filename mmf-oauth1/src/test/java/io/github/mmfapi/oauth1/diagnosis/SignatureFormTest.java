package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read of a received signature, and what is said of how it was written. */
class SignatureFormTest {

  private static List<String> mistakes(SignatureForm form) {
    return form.mistakes().stream().map(Mistake::id).toList();
  }

  /** 2,048 characters are read, which no real signature has. */
  @Test
  void ofBytes_ofMoreThanTheLongest_isNotRead() {
    byte[] longest = new byte[1_536];
    Arrays.fill(longest, (byte) -1);
    String signature = Base64.getEncoder().encodeToString(longest);
    assertThat(signature).hasSize(2_048);

    assertThat(SignatureForm.ofBytes(signature).bytes()).isEqualTo(longest);
    assertThat(SignatureForm.ofBytes(signature + "////").bytes()).isEmpty();
    String escaped = "/".repeat(2_041) + "w%3D%3D";
    assertThat(mistakes(SignatureForm.ofBytes(escaped))).contains("signature-encoded-twice");
    assertThat(mistakes(SignatureForm.ofBytes("/" + escaped))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"no signature!, ''", "YQ, signature-unpadded", "-_8=, signature-url-safe-base64"})
  void ofBytes_notBase64_hasNoMistakeOfBase64(String received, String mistake) {
    SignatureForm form = SignatureForm.ofBytes(received);

    assertThat(form.bytes().length > 0).isEqualTo(!mistake.isEmpty());
    assertThat(String.join(",", mistakes(form))).isEqualTo(mistake);
  }

  @ParameterizedTest
  @CsvSource({
    "a&b, a&b, ''",
    "a%26b, a&b, signature-encoded-twice",
    "%26, &, signature-encoded-twice",
    "a%2526b, a%2526b, ''",
    "%2526&b, %2526&b, ''",
    "&b%2F, &b%2F, ''",
    "a%2Fb, a%2Fb, ''",
    "a%26b%zz, a%26b%zz, ''"
  })
  void ofText_escapedAmpersand_isThatOfAKeyEncodedTwice(String received, String text, String id) {
    SignatureForm form = SignatureForm.ofText(received);

    assertThat(form.text()).isEqualTo(text);
    assertThat(String.join(",", mistakes(form))).isEqualTo(id);
  }
}
