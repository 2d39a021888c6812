package io.github.mmfapi.oauth1.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({"a@b, true", "ab@cd, true", "a@, false", "@b, false", "@, false", "ab, false"})
  void isEmail_word_hasAnAtInside(String word, boolean email) {
    assertThat(Addresses.isEmail(word)).isEqualTo(email);
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3.4, true",
    "255.255.255.255, true",
    "90.0.0.09, true",
    "(10.1.2.3)., true",
    "10.0.0.256, false",
    "256.0.0.1, false",
    "255.255.255.2555, false",
    "0010.1.1.1, false",
    "1.2.3, false",
    "1.2.3.4.5, false",
    "10..0.1, false",
    "10.0.a.1, false",
    "10.0.0:.1, false",
    "10.0.0/.1, false",
    "127.0.0.1, false",
    "0.0.0.0, false",
    "-, false"
  })
  void isIpv4_word_isAnAddressOfAnotherMachine(String word, boolean address) {
    assertThat(Addresses.isIpv4(word)).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1, 11",
    "fe80:0:0:0:1:2:3:4, 18",
    "1:2::3:4:5:6, 12",
    "::12, 4",
    "1::2, 4",
    "1234::1, 7",
    "::ffff:1.2.3.4, 14",
    "0000:0000:0000:0000:0000:ffff:255.255.255.255, 45",
    "a::b-c, 4",
    "a::b], 4",
    "0000:0000:0000:0000:0000:ffff:255.255.255.2551, 0",
    "1:2:3:4:5:6:7:8:9, 0",
    "1:2:3:4:5:6:7, 0",
    "1:2::3:4:5:6:7:8, 0",
    "1:2:3:4:5:6:7:1.2.3.4, 0",
    "::1, 0",
    "::, 0",
    "1:2, 0",
    "1:2.3::4, 0",
    "12345::1, 0",
    "1::12345, 0",
    "1::1.2.3.12345, 0",
    "a::bg, 0",
    "1::\u0663, 0",
    "x::1, 0"
  })
  void ipv6_text_isTheLengthOfAnAddressOfAnotherMachine(String text, int length) {
    assertThat(Addresses.ipv6(text, 0)).isEqualTo(length);
    assertThat(Addresses.ipv6("at " + text, 3)).isEqualTo(length);
  }

  @Test
  void ipv6_behindTheText_isNone() {
    assertThat(Addresses.ipv6("a", 1)).isZero();
  }
}
