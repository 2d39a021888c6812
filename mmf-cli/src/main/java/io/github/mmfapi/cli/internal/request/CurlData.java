package io.github.mmfapi.cli.internal.request;

import io.github.mmfapi.oauth1.PercentEncoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Collects the body of a curl command from its options {@code --data…} and {@code --form}. */
final class CurlData {
  private static final String BOUNDARY = "------------------------mmf";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final StringBuilder parts = new StringBuilder();
  private boolean any;

  /** Takes an option by its long name. */
  void take(String option, String value) {
    switch (option) {
      case "form" -> part(value, true);
      case "form-string" -> part(value, false);
      case "data-raw" -> append(bytes(value));
      case "data-urlencode" -> append(bytes(encoded(value)));
      case "data-binary", "json" -> {
        byte[] more = value.startsWith("@") ? read(value.substring(1)) : bytes(value);
        if (option.equals("json")) {
          body.writeBytes(more);
          any = true;
        } else {
          append(more);
        }
      }
      default -> append(value.startsWith("@") ? withoutLines(value.substring(1)) : bytes(value));
    }
  }

  void file(String name) {
    append(read(name));
  }

  /** Joins pieces with {@code &}, whatever they are. */
  private void append(byte[] more) {
    if (any) {
      body.write('&');
    }
    any = true;
    body.writeBytes(more);
  }

  boolean isEmpty() {
    return !any && parts.isEmpty();
  }

  boolean isMultipart() {
    return !parts.isEmpty();
  }

  String multipartType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  byte[] bytes() {
    return isMultipart() ? bytes(parts + "--" + BOUNDARY + "--\r\n") : body.toByteArray();
  }

  String text() {
    return body.toString(StandardCharsets.UTF_8);
  }

  /** A file's part has no content here, because no signature covers it. */
  private void part(String field, boolean mayBeFile) {
    int equals = field.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("the option -F of curl must be name=content");
    }
    String content = field.substring(equals + 1);
    boolean isFile = mayBeFile && (content.startsWith("@") || content.startsWith("<"));
    parts.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"");
    parts.append(field, 0, equals).append('"').append(isFile ? "; filename=\"file\"" : "");
    parts.append("\r\n\r\n").append(isFile ? "" : content).append("\r\n");
  }

  /**
   * Encodes a value of {@code --data-urlencode}: {@code content}, {@code =content}, {@code
   * name=content}, {@code @file} or {@code name@file}.
   */
  static String encoded(String value) {
    int equals = value.indexOf('=');
    int file = value.indexOf('@');
    if (equals >= 0 && (file < 0 || equals < file)) {
      String content = escaped(value.substring(equals + 1));
      return equals == 0 ? content : value.substring(0, equals + 1) + content;
    }
    if (file >= 0) {
      String content = new String(read(value.substring(file + 1)), StandardCharsets.UTF_8);
      return (file == 0 ? "" : value.substring(0, file) + "=") + escaped(content);
    }
    return escaped(value);
  }

  /** Encodes as curl does, which writes a blank as a plus sign. */
  private static String escaped(String text) {
    return PercentEncoding.encode(text).replace("%20", "+");
  }

  private static byte[] withoutLines(String file) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    for (byte b : read(file)) {
      if (b != '\r' && b != '\n') {
        kept.write(b);
      }
    }
    return kept.toByteArray();
  }

  private static byte[] read(String file) {
    if (file.equals("-")) {
      throw new IllegalArgumentException(
          "the command reads its body from standard input; write it into the command");
    }
    try {
      return Files.readAllBytes(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new IllegalArgumentException(
          "cannot read " + file + ", which the command sends: " + e.getClass().getSimpleName(), e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
