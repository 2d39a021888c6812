package io.github.mmfapi.contract.wire;

import io.github.mmfapi.contract.internal.spec.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The parameters of a request as they must be on the wire, by RFC 3986 and RFC 7578. */
final class ExpectedPairs {
  private record Pair(String name, String text, boolean isFile) {}

  private final List<Pair> pairs = new ArrayList<>();

  void add(Parameter parameter, SampleValue value) {
    value.texts().forEach(text -> pairs.add(new Pair(parameter.name(), text, parameter.isFile())));
  }

  List<String> encoded() {
    return pairs.stream().map(pair -> encode(pair.name()) + "=" + encode(pair.text())).toList();
  }

  /** The JDK encodes for forms; the replacements make it RFC 3986. */
  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  String multipart(String boundary) {
    StringBuilder body = new StringBuilder();
    for (Pair pair : pairs) {
      body.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"");
      body.append(pair.name() + "\"");
      if (pair.isFile()) {
        body.append("; filename=\"" + SampleValue.FILE_NAME.replace("\"", "%22") + "\"\r\n");
        body.append("Content-Type: application/gpx+xml");
      }
      body.append("\r\n\r\n" + pair.text() + "\r\n");
    }
    return body + "--" + boundary + "--\r\n";
  }
}
