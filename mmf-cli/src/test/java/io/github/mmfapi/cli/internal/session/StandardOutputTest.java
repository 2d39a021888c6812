package io.github.mmfapi.cli.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
  @Test
  void bytes_oneByOneOrTogether_areWritten() throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (StandardOutput out = new StandardOutput(written, () -> false)) {
      out.write('a');
      out.write(0x1E9);
      out.write(new byte[] {'x', 'b', 'c', 'x'}, 1, 2);

      assertThat(out.failure()).isNull();
    }
    assertThat(written.toByteArray()).containsExactly('a', 0xE9, 'b', 'c');
  }

  @Test
  @SuppressWarnings("resource") // Nothing is open below it.
  void failure_ofOneByte_isRememberedAsTheFirst() {
    IOException full = new IOException("No space left on device");
    StandardOutput out =
        new StandardOutput(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw full;
              }

              @Override
              public void flush() throws IOException {
                throw new IOException("another");
              }
            },
            () -> false);

    assertThatThrownBy(() -> out.write('a')).isSameAs(full);
    assertThatThrownBy(out::flush).hasMessage("another");
    assertThat(out.failure()).isSameAs(full);
  }
}
