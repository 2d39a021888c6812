package io.github.mmfapi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePartTest {
  @Test
  void content_changeOfTheArrays_hasNoEffect() {
    byte[] given = {1, 2};
    FilePart part = new FilePart("a.gpx", "application/gpx+xml", given);
    given[0] = 9;
    part.content()[1] = 9;

    assertThat(part.content()).containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\r\nX: y", "a\n", "\r", "a\tb", "a\u0000", "\u007F", "\u0085"})
  void constructor_nameWithControlCharacter_isRejected(String name) {
    assertThatThrownBy(() -> new FilePart(name, "text/plain", new byte[0]))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("fileName");
    assertThatThrownBy(() -> new FilePart("a", name, new byte[0]))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("contentType");
  }

  @Test
  void equals_sameNamesAndBytes_isTrue() {
    FilePart part = new FilePart("a", "b", new byte[] {1});

    assertThat(part)
        .isEqualTo(new FilePart("a", "b", new byte[] {1}))
        .hasSameHashCodeAs(new FilePart("a", "b", new byte[] {1}))
        .isNotEqualTo(new FilePart("a", "b", new byte[] {2}))
        .hasToString("FilePart{a, b, 1 bytes}");
  }
}
