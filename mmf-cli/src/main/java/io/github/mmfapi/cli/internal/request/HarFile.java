package io.github.mmfapi.cli.internal.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a request of a HAR file (HTTP Archive 1.2), which browsers and proxies save. */
public final class HarFile {
  private static final int MOST_LISTED = 10;

  private final JsonNode entries;

  private HarFile(JsonNode entries) {
    this.entries = entries;
  }

  /**
   * Reads a request.
   *
   * @param har the text of the file
   * @param number the number of the entry, counted from 1; null for the one that is signed
   * @throws IllegalArgumentException if it is no HAR file, or does not have one such entry
   */
  public static SentRequest read(String har, @Nullable Integer number) {
    JsonNode entries;
    try {
      entries = new ObjectMapper().readTree(har).path("log").path("entries");
    } catch (JsonProcessingException e) {
      // The message of the exception quotes the file.
      throw new IllegalArgumentException("the file is not JSON, so it is no HAR file");
    }
    if (!entries.isArray() || entries.isEmpty()) {
      throw new IllegalArgumentException("the file has no requests in log.entries");
    }
    return new HarFile(entries).entry(number);
  }

  private SentRequest entry(@Nullable Integer number) {
    if (number == null) {
      return signed();
    }
    if (number < 1 || number > entries.size()) {
      throw new IllegalArgumentException(
          "--entry must be from 1 to " + entries.size() + ", not " + number);
    }
    return request(number);
  }

  private SentRequest signed() {
    List<Integer> signed = new ArrayList<>();
    for (int i = 1; i <= entries.size(); i++) {
      if (request(i).isSigned()) {
        signed.add(i);
      }
    }
    if (signed.size() == 1 || entries.size() == 1) {
      return request(signed.isEmpty() ? 1 : signed.get(0));
    }
    throw new IllegalArgumentException(
        (signed.isEmpty()
                ? "no request of the file has oauth_ parameters (browsers leave Authorization out of"
                    + " a file that is saved without sensitive data); choose one with --entry:"
                : "the file has " + signed.size() + " signed requests; choose one with --entry:")
            + listed(signed));
  }

  /** Lists numbers, methods and URLs without their queries, which may hold secrets. */
  private String listed(List<Integer> signed) {
    StringBuilder list = new StringBuilder();
    for (int i = 1; i <= entries.size() && i <= MOST_LISTED; i++) {
      int number = signed.isEmpty() ? i : i <= signed.size() ? signed.get(i - 1) : 0;
      if (number > 0) {
        String shown = request(number).received().toString();
        list.append(list.isEmpty() ? " " : ", ").append(number);
        list.append(shown, shown.indexOf('['), shown.length());
      }
    }
    return list.toString();
  }

  private SentRequest request(int number) {
    JsonNode entry = entries.get(number - 1);
    JsonNode request = entry.path("request");
    List<Parameter> headers = new ArrayList<>();
    for (JsonNode header : request.path("headers")) {
      headers.add(new Parameter(header.path("name").asText(), header.path("value").asText()));
    }
    JsonNode post = request.path("postData");
    String type = post.path("mimeType").asText();
    if (!type.isEmpty()
        && headers.stream().noneMatch(h -> h.name().equalsIgnoreCase("Content-Type"))) {
      headers.add(new Parameter("Content-Type", type));
    }
    String url = request.path("url").asText();
    if (!url.contains("://")) {
      throw new IllegalArgumentException("entry " + number + " of the file has no absolute URL");
    }
    return new SentRequest(request.path("method").asText("GET"), url, headers, body(post))
        .answered(date(entry.path("response").path("headers")));
  }

  private static byte[] body(JsonNode post) {
    String text = post.path("text").asText();
    if (post.path("encoding").asText().equals("base64")) {
      return Base64.getMimeDecoder().decode(text);
    }
    if (text.isEmpty() && !post.path("params").isEmpty()) {
      List<Parameter> form = new ArrayList<>();
      post.path("params")
          .forEach(p -> form.add(new Parameter(p.path("name").asText(), p.path("value").asText())));
      text = Parameters.render(form);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Returns the server's time, null if the response does not say it. */
  private static @Nullable Instant date(JsonNode headers) {
    for (JsonNode header : headers) {
      if (header.path("name").asText().equalsIgnoreCase("Date")) {
        try {
          return DateTimeFormatter.RFC_1123_DATE_TIME.parse(
              header.path("value").asText(), Instant::from);
        } catch (DateTimeException notADate) {
          return null;
        }
      }
    }
    return null;
  }
}
