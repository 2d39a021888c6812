package io.github.mmfapi.client.codec;

import io.github.mmfapi.value.FilePart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes {@code multipart/form-data} (RFC 7578). Names and file names are encoded in UTF-8.
 * Quotation marks and line breaks in them are escaped as browsers do: {@code %22}, {@code %0D} and
 * {@code %0A} (WHATWG HTML, "multipart form data").
 */
final class MultipartForm {
  private final String boundary;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  MultipartForm(String boundary) {
    this.boundary = boundary;
  }

  /** Returns the value of the header Content-Type. */
  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  void add(String name, String value) {
    write("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(name));
    write("\"\r\n\r\n" + value + "\r\n");
  }

  void add(String name, FilePart file) {
    write("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(name));
    write("\"; filename=\"" + quoted(file.fileName()) + "\"\r\n");
    write("Content-Type: " + file.contentType() + "\r\n\r\n");
    body.writeBytes(file.content());
    write("\r\n");
  }

  /** Ends the form and returns it. */
  byte[] bytes() {
    write("--" + boundary + "--\r\n");
    return body.toByteArray();
  }

  private void write(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String text) {
    return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }
}
