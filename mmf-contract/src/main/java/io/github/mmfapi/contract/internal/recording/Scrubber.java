package io.github.mmfapi.contract.internal.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces secrets and personal data in the text of a recording, also in nested content: JSON
 * within JSON, a form within a string, a URL within a header. The replacements have the same type,
 * so that they decode the same; a second run changes nothing.
 */
public final class Scrubber {
  private static final String STAND_IN = "scrubbed";
  private static final String HASH = "0123456789abcdef0123456789abcdef";

  /** Names of parameters, fields and headers with secret or personal values. */
  private static final String NAMES =
      "oauth_[a-z_]+|p|u|password|passwd|pass|md5_password|[a-z0-9_]*password|password_[a-z_]+"
          + "|consumer_key|consumer_secret|client_secret|api_?key|access_token|secret|session_?id"
          + "|activation_code|(?:email)?verificationkey|[a-z0-9_]*email|email_[a-z_]+"
          + "|first_name|last_name|username|address|start_address|last_login_ip|[a-z_]*_ip"
          + "|[a-z_]*http_referrer|login_hash"
          + "|authorization|proxy-authorization|cookie|set-cookie|x-api-key|x-csrf-token";

  /** {@code name=value} of a query or form, also where a quotation mark of JSON is escaped. */
  private static final Pattern PAIR =
      Pattern.compile("(?i)(?<=[?&\"']|^)(" + NAMES + ")=([^&\"'\\\\\\s<>]+)", Pattern.MULTILINE);

  /** {@code "name":"value"}, in JSON or in JSON that is itself a string. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?i)(?<!\\\\)(\\\\{0,15}\")(" + NAMES + ")(\\1\\s*:\\s*)(\\\\{0,15}\")(.*?)(\\4)");

  /** A HAR's {@code "name": "...", "value": "..."}. */
  private static final Pattern NAMED_VALUE =
      Pattern.compile(
          "(?i)(\"name\"\\s*:\\s*\"(?:" + NAMES + ")\"\\s*,\\s*\"value\"\\s*:\\s*\")([^\"]*)(\")");

  /** WireMock's {@code "name": {"equalTo": "..."}} and {@code "Set-Cookie": ["..."]}. */
  private static final Pattern NESTED_VALUE =
      Pattern.compile(
          "(?i)(\"(?:"
              + NAMES
              + ")\"\\s*:\\s*(?:\\[|\\{\\s*\"(?:equalTo|matches|contains)\"\\s*:)\\s*\")([^\"]*)(\")");

  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]{1,64}(?:@|%40)[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,9}");
  private static final Pattern ADDRESS =
      Pattern.compile("(?<![\\d.])(?:\\d{1,3}\\.){3}\\d{1,3}(?![\\d.])");
  private static final Pattern RESET_LINK = Pattern.compile("reset_password(\\\\*/)[^\"\\\\\\s&]+");

  private Scrubber() {}

  /** {@return the text without secrets} */
  public static String scrub(String text) {
    String clean = PAIR.matcher(text).replaceAll(m -> m.group(1) + "=" + standIn(m, 1, 2));
    clean =
        MEMBER
            .matcher(clean)
            .replaceAll(
                m ->
                    Matcher.quoteReplacement(m.group(1) + m.group(2) + m.group(3) + m.group(4))
                        + standIn(m, 2, 5)
                        + Matcher.quoteReplacement(m.group(6)));
    clean = NAMED_VALUE.matcher(clean).replaceAll(m -> valued(m));
    clean = NESTED_VALUE.matcher(clean).replaceAll(m -> valued(m));
    clean = RESET_LINK.matcher(clean).replaceAll("reset_password$1" + STAND_IN);
    clean = EMAIL.matcher(clean).replaceAll("a-user@example.com");
    return ADDRESS.matcher(clean).replaceAll(m -> isHarmless(m.group()) ? m.group() : "192.0.2.1");
  }

  private static String valued(java.util.regex.MatchResult m) {
    String value = m.group(2).isEmpty() ? "" : STAND_IN;
    return Matcher.quoteReplacement(m.group(1) + value + m.group(3));
  }

  /** Keeps empty and null values; replaces others by a value of the same type. */
  private static String standIn(java.util.regex.MatchResult m, int name, int value) {
    if (m.group(value).isEmpty()) {
      return "";
    }
    return switch (m.group(name).toLowerCase(java.util.Locale.ROOT)) {
      case "md5_password", "p" -> HASH;
      case "email" -> "a-user@example.com";
      case "last_login_ip" -> "192.0.2.1";
      default -> STAND_IN;
    };
  }

  private static boolean isHarmless(String address) {
    return address.startsWith("127.") || address.equals("0.0.0.0");
  }

  /** Scrubs a file in place, and prints its name if it changed. */
  static void scrubFile(Path file) {
    try {
      String text = Files.readString(file);
      String clean = scrub(text);
      if (!clean.equals(text)) {
        Files.writeString(file, clean);
        System.out.println("Scrubbed secrets out of " + file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + " is not a text file and cannot be scrubbed of secrets", e);
    }
  }
}
