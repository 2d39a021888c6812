package io.github.mmfapi.oauth1.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.SigningRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskedTextTest {

  @Test
  void toString_anythingThatHoldsASecret_masksIt() {
    List<Object> values =
        List.of(
            new ReceivedRequest("GET", "http://h/?x=s3cret", "s3cret", "s3cret", "s3cret"),
            new ReceivedRequest("GET", "http://u:s3cret@h/p", null, null, ""),
            SigningRequest.of("GET", "http://u:s3cret@h?a=b@c"),
            new VerifiedRequest("k", "t", null, "s3cret", List.of(new Parameter("x", "s3cret"))));
    assertThat(values).allSatisfy(value -> assertThat(value.toString()).doesNotContain("s3cret"));
  }
}
