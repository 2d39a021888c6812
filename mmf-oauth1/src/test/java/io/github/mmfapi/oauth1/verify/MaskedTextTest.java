package io.github.mmfapi.oauth1.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaskedTextTest {

  @Test
  void toString_anythingThatHoldsASecret_masksIt() {
    List<Object> values =
        List.of(
            new ReceivedRequest("GET", "http://h/?x=s3cret", "s3cret", "s3cret", "s3cret"),
            new VerifiedRequest("k", "t", null, "s3cret", List.of(new Parameter("x", "s3cret"))));
    assertThat(values).allSatisfy(value -> assertThat(value.toString()).doesNotContain("s3cret"));
  }
}
