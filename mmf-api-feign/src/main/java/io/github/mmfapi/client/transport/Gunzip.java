package io.github.mmfapi.client.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Uncompresses a body that has the coding {@code gzip}, all of its members (RFC 1952 section 2.2).
 * No bytes are an empty body, because some servers send the header with an empty response.
 */
final class Gunzip {
  private Gunzip() {}

  /** Returns true if the content codings are gzip only (RFC 9110 section 8.4.1). */
  static boolean isGzip(@Nullable Collection<String> codings) {
    if (codings == null) {
      return false;
    }
    List<String> names =
        codings.stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty() && !name.equals("identity"))
            .toList();
    return names.size() == 1 && (names.get(0).equals("gzip") || names.get(0).equals("x-gzip"));
  }

  /**
   * Opens the uncompressed body.
   *
   * @throws IOException if it does not begin like gzip, or reading it fails
   */
  static InputStream open(InputStream compressed) throws IOException {
    MemberSource members = new MemberSource(compressed);
    int first = members.read();
    if (first < 0) {
      return members;
    }
    members.unread(first);
    return new Uncompressed(members);
  }

  /**
   * The compressed bytes. The JDK looks for a further member only if bytes are available, and takes
   * a failure to read its header for the end; so this says yes and keeps the failure.
   */
  private static final class MemberSource extends PushbackInputStream {
    private @Nullable IOException failure;

    MemberSource(InputStream compressed) {
      super(compressed, 1);
    }

    @Override
    public int available() {
      return 1;
    }

    @Override
    public int read() throws IOException {
      try {
        return super.read();
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }

  private static final class Uncompressed extends GZIPInputStream {
    private final MemberSource members;

    Uncompressed(MemberSource members) throws IOException {
      super(members);
      this.members = members;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count < 0 && members.failure != null) {
        throw members.failure;
      }
      return count;
    }
  }
}
