package io.github.mmfapi.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.client.support.Gzipped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A compressed body is read to its end, or its failure is reported: nothing is lost unnoticed. */
class GunzipTest {
  private static final String FIRST = "{\"result\":{";
  private static final String SECOND = "\"status\":1}}";
  private static final byte[] MEMBERS = Gzipped.of(FIRST, SECOND);

  /** Fails with each read. */
  private static final class Broken extends InputStream {
    static final String MESSAGE = "connection reset";

    @Override
    public int read() throws IOException {
      throw new IOException(MESSAGE);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      throw new IOException(MESSAGE);
    }
  }

  private static String readAll(InputStream in, boolean byteByByte) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    if (byteByByte) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        all.write(next);
      }
    } else {
      in.transferTo(all);
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  static IntStream cuts() {
    return IntStream.range(0, MEMBERS.length);
  }

  @Test
  void members_areReadOneAfterTheOther() throws IOException {
    for (boolean byteByByte : new boolean[] {false, true}) {
      InputStream in = Gunzip.open(new ByteArrayInputStream(MEMBERS));
      assertThat(readAll(in, byteByByte)).isEqualTo(FIRST + SECOND);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void connection_lostAtAnyByte_isReported(int cut) {
    for (boolean byteByByte : new boolean[] {false, true}) {
      assertThatThrownBy(
              () -> {
                InputStream lost =
                    new SequenceInputStream(
                        new ByteArrayInputStream(Arrays.copyOf(MEMBERS, cut)), new Broken());
                readAll(Gunzip.open(lost), byteByByte);
              })
          .isInstanceOf(IOException.class)
          .hasMessage(Broken.MESSAGE);
    }
  }

  @Test
  void noBytes_areAnEmptyBody() throws IOException {
    InputStream in = Gunzip.open(InputStream.nullInputStream());
    assertThat(in.read()).isEqualTo(-1);
    assertThat(in.read(new byte[3], 0, 3)).isEqualTo(-1);
  }

  @Test
  void bodyThatIsNotCompressed_isReported() {
    byte[] plain = FIRST.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Gunzip.open(new ByteArrayInputStream(plain)))
        .isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none|false",
        "gzip|true",
        "x-gzip|true",
        "GZip|true",
        " gzip ,|true",
        "identity, gzip|true",
        "identity|false",
        "''|false",
        "deflate|false",
        "gzip, gzip|false",
        "gzip, br|false",
        "notgzip|false"
      })
  void coding_isGzip(@Nullable String coding, boolean gzip) {
    assertThat(Gunzip.isGzip(coding == null ? null : List.of(coding))).isEqualTo(gzip);
  }

  @Test
  void codingInSeveralHeaders_isOneList() {
    assertThat(Gunzip.isGzip(List.of("identity", "gzip"))).isTrue();
    assertThat(Gunzip.isGzip(List.of("gzip", "gzip"))).isFalse();
    assertThat(Gunzip.isGzip(List.of())).isFalse();
  }
}
