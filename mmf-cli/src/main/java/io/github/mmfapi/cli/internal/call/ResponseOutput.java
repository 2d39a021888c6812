package io.github.mmfapi.cli.internal.call;

import io.github.mmfapi.cli.internal.session.StandardOutput;
import io.github.mmfapi.cli.internal.session.Terminal;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.value.Download;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the response of a call goes.
 *
 * @param out the text of standard output
 * @param bytes the same in bytes
 */
record ResponseOutput(String method, PrintWriter out, StandardOutput bytes) {
  private static final int MAXIMUM_PRINTED_BYTES = 64 * 1024 * 1024;

  /** How much of a response is read to find the status of its envelope, in bytes. */
  private static final int BEGINNING = 1024;

  /** The most that is read of a failure for its message, in bytes. */
  private static final int FAILURE = 64 * 1024;

  /** A call that failed according to HTTP or the envelope. */
  static final class Failed extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }
  }

  /** Prints the HTTP status and the headers. */
  void printHead(RawResponse response) {
    out.println("HTTP " + response.status());
    for (String name : response.headers().keySet()) {
      for (String value : response.headers().getOrDefault(name, List.of())) {
        out.println(name + ": " + value);
      }
    }
    out.println();
    out.flush();
  }

  /**
   * Prints a text in the charset of the terminal, anything else byte for byte.
   *
   * @return the text, empty if it is none
   */
  String print(RawResponse response) throws IOException {
    if (isBinary(response)) {
      if (bytes.isTerminal()) {
        throw new IllegalStateException(
            "the response is no text but "
                + (response.contentType() == null ? "bytes" : response.contentType())
                + ", which a terminal cannot show; save it with -o FILE, or print it with --raw");
      }
      printBytes(response.body().stream());
      return "";
    }
    String text = Terminal.document(response.text(MAXIMUM_PRINTED_BYTES), Terminal.charset());
    out.print(text);
    if (!text.endsWith("\n")) {
      out.println();
    }
    out.flush();
    return text;
  }

  /**
   * Prints the body byte for byte.
   *
   * @return its beginning
   */
  String printRaw(RawResponse response) throws IOException {
    BufferedInputStream body = new BufferedInputStream(response.body().stream(), BEGINNING);
    String beginning = beginning(body, BEGINNING);
    printBytes(body);
    return beginning;
  }

  private void printBytes(InputStream body) throws IOException {
    out.flush();
    body.transferTo(bytes);
    bytes.flush();
  }

  /**
   * Saves the body, unless it reports a failure.
   *
   * @param file the file; null for standard output
   * @throws Failed if it reports a failure; the file is unchanged
   */
  void save(RawResponse response, @Nullable Path file) throws IOException {
    BufferedInputStream body = new BufferedInputStream(response.body().stream(), BEGINNING);
    String beginning = beginning(body, BEGINNING);
    if (response.status() >= 300 || EnvelopeStatus.isFailure(beginning)) {
      endPipe(file);
      throw new Failed(failure(response.status(), beginning, body) + "; nothing is saved");
    }
    if (file == null) {
      printBytes(body);
      return;
    }
    try {
      new Download(response.contentType(), response.body().length().orElse(-1), body).saveTo(file);
    } catch (IOException e) {
      throw new IOException("cannot save the response in " + file + ": " + e.getMessage(), e);
    }
  }

  private String failure(int status, String beginning, InputStream body) throws IOException {
    String rest = new String(body.readNBytes(FAILURE), StandardCharsets.UTF_8);
    String errors = EnvelopeStatus.errors(rest);
    String what =
        EnvelopeStatus.isFailure(beginning) && status < 300
            ? method + " reports a failure"
            : "HTTP " + status + " for " + method;
    return errors.isEmpty() ? what : what + ": " + errors;
  }

  /** Opens a named pipe, so that its reader sees the end and does not wait. */
  private static void endPipe(@Nullable Path file) throws IOException {
    if (file != null
        && Files.exists(file)
        && Files.readAttributes(file, BasicFileAttributes.class).isOther()) {
      try (OutputStream pipe = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
        pipe.flush();
      }
    }
  }

  private static boolean isBinary(RawResponse response) throws IOException {
    String type = response.contentType();
    InputStream body = response.body().stream();
    if (!body.markSupported()) {
      return !isTextType(type);
    }
    boolean hasNul = beginning(body, BEGINNING).indexOf('\0') >= 0;
    return hasNul || (type != null && !isTextType(type));
  }

  private static boolean isTextType(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || List.of("json", "xml", "x-www-form-urlencoded", "javascript", "php").stream()
            .anyMatch(type::contains);
  }

  private static String beginning(InputStream body, int length) throws IOException {
    body.mark(length);
    String beginning = new String(body.readNBytes(length), StandardCharsets.UTF_8);
    body.reset();
    return beginning;
  }
}
