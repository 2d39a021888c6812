package io.github.mmfapi.cli.internal.request;

import io.github.mmfapi.oauth1.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a curl command, as browsers copy it and people paste it. */
public final class CurlCommand {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final List<String> notes = new ArrayList<>();
  private final List<Parameter> headers = new ArrayList<>();
  private final List<String> queries = new ArrayList<>();
  private final CurlData data = new CurlData();
  private @Nullable String url;
  private @Nullable String method;
  private boolean get;
  private boolean head;
  private boolean put;
  private boolean json;

  private CurlCommand() {}

  /**
   * Reads the request that a command sends. A file that it names with {@code @} is read.
   *
   * @throws IllegalArgumentException if it is no curl command with one URL; the message has no
   *     value of the command
   */
  public static SentRequest read(String command) {
    ShellWords shell = ShellWords.of(command);
    List<String> words = shell.words();
    int first = !words.isEmpty() && words.get(0).equals("$") ? 1 : 0;
    if (words.size() <= first || !isCurl(words.get(first))) {
      throw new IllegalArgumentException(
          "the command must begin with curl; for a request of another form use --http or --har");
    }
    if (words.stream().anyMatch(word -> word.startsWith("^"))) {
      throw new IllegalArgumentException(
          "the command is quoted for the Windows prompt; copy it as cURL for bash");
    }
    CurlCommand curl = new CurlCommand();
    if (shell.isCut()) {
      curl.notes.add(
          "all after the first | & ; < > or line break outside quotes is ignored, as a shell does");
    }
    CurlOptions.read(words.subList(first + 1, words.size()), curl::take);
    return curl.request();
  }

  private static boolean isCurl(String word) {
    String name = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
    return name.equals("curl") || name.equalsIgnoreCase("curl.exe");
  }

  private void take(String option, String value) {
    switch (option) {
      case "url" -> takeUrl(value);
      case "request" -> method = value;
      case "header" -> header(value);
      case "get" -> get = true;
      case "head" -> head = true;
      case "url-query" -> queries.add(CurlData.encoded(value));
      case "upload-file" -> {
        put = true;
        data.file(value);
      }
      case "user", "oauth2-bearer" -> {
        String letter = option.equals("user") ? "-u" : "--oauth2-bearer";
        notes.add(letter + " is ignored: it is not part of an OAuth 1 signature");
      }
      case "json" -> {
        json = true;
        data.take(option, value);
      }
      default -> data.take(option, value);
    }
  }

  private void takeUrl(String value) {
    if (url != null) {
      throw new IllegalArgumentException("the command has several URLs; paste one request");
    }
    url = value;
  }

  /** {@code Name: value} adds a header, {@code Name;} an empty one, {@code Name:} removes one. */
  private void header(String text) {
    if (text.startsWith("@")) {
      throw new IllegalArgumentException("the command reads its headers from a file; write them");
    }
    int colon = text.indexOf(':');
    if (colon < 0) {
      if (text.endsWith(";")) {
        headers.add(new Parameter(text.substring(0, text.length() - 1), ""));
      }
      return;
    }
    String value = text.substring(colon + 1).strip();
    if (!value.isEmpty()) {
      headers.add(new Parameter(text.substring(0, colon).strip(), value));
    }
  }

  private SentRequest request() {
    if (url == null) {
      throw new IllegalArgumentException("the command has no URL");
    }
    String target = url.contains("://") ? url : "http://" + url;
    List<String> more = new ArrayList<>(queries);
    boolean hasBody = !data.isEmpty() && !get;
    if (get && !data.isEmpty()) {
      more.add(data.text());
    }
    if (!more.isEmpty()) {
      target = withQuery(target, String.join("&", more));
    }
    String type = json ? "application/json" : data.isMultipart() ? data.multipartType() : FORM;
    if (hasBody && !put && !hasContentType()) {
      headers.add(new Parameter("Content-Type", type));
    }
    return new SentRequest(method(hasBody), target, headers, hasBody ? data.bytes() : new byte[0])
        .withNotes(notes);
  }

  private String method(boolean hasBody) {
    if (method != null) {
      return method;
    }
    if (head) {
      return "HEAD";
    }
    return put ? "PUT" : hasBody ? "POST" : "GET";
  }

  private boolean hasContentType() {
    return headers.stream()
        .anyMatch(header -> header.name().toLowerCase(Locale.ROOT).equals("content-type"));
  }

  private static String withQuery(String url, String query) {
    int fragment = url.indexOf('#');
    String before = fragment < 0 ? url : url.substring(0, fragment);
    String separator = !before.contains("?") ? "?" : before.endsWith("?") ? "" : "&";
    return before + separator + query + (fragment < 0 ? "" : url.substring(fragment));
  }
}
