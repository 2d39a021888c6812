package io.github.mmfapi.oauth1.feign;

import feign.Response;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;

/**
 * The beginning of a body, and the body again from its first byte. One that breaks off is no
 * failure here: its beginning is what was received, and it breaks off again for its reader, who
 * already knows the status.
 *
 * @param bytes the beginning
 * @param whole the whole body
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record BodyStart(byte[] bytes, InputStream whole) {

  static BodyStart of(Response.Body body, int most) {
    byte[] bytes = new byte[most];
    int length = 0;
    InputStream rest = InputStream.nullInputStream();
    try {
      rest = body.asInputStream();
      int read = 0;
      while (read >= 0 && length < most) {
        length += read;
        read = rest.read(bytes, length, most - length);
      }
    } catch (IOException e) {
      rest = new Broken(rest, e);
    }
    byte[] start = Arrays.copyOf(bytes, length);
    return new BodyStart(start, new SequenceInputStream(new ByteArrayInputStream(start), rest));
  }

  private static final class Broken extends FilterInputStream {
    private final IOException failure;

    Broken(InputStream body, IOException failure) {
      super(body);
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      throw failure;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      throw failure;
    }
  }
}
