package io.github.mmfapi.client.internal.http;

import feign.Request;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what an exception keeps of a call: passwords, secrets, tokens, signatures,
 * verifiers, keys of mail verification, e-mail and IP addresses, by the names that MapMyFitness and
 * OAuth 1 give them.
 */
public final class Redaction {
  private static final int EXCERPT = 512;
  private static final String NAME =
      "[\\w.\\[\\]-]*(?:pass|secret|token|signature|verif|e-?mail|activation_code|_ip|referrer)"
          + "[\\w.\\[\\]-]*";

  /** A JSON member, even one that is cut off in the middle of its value. */
  private static final Pattern JSON =
      Pattern.compile(
          "(\"" + NAME + "\"\\s*:\\s*)(\"(?:[^\"\\\\]|\\\\.)*+\"?|[^\\s\"{\\[,}\\]]+)", flags());

  private static final Pattern FORM =
      Pattern.compile("(?<![\\w.-])(" + NAME + "=)[^&\\s\"'<>]*", flags());
  private static final Pattern XML = Pattern.compile("(<(" + NAME + ")>)[^<]*", flags());
  private static final Pattern USER_AND_PASSWORD = Pattern.compile("([?&\\s]|^)([pu]=)[^&\\s]*");

  private Redaction() {}

  private static int flags() {
    return Pattern.CASE_INSENSITIVE;
  }

  /** Returns the text with the values of secret names replaced by {@code ***}. */
  public static String text(String text) {
    String redacted = JSON.matcher(text).replaceAll("$1\"***\"");
    redacted = FORM.matcher(redacted).replaceAll("$1***");
    redacted = XML.matcher(redacted).replaceAll("$1***");
    return USER_AND_PASSWORD
        .matcher(redacted)
        .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + found.group(2) + "***"));
  }

  /** Returns a redacted excerpt of a body, at most 512 characters long. */
  public static String excerpt(byte[] body) {
    String redacted = text(new String(body, StandardCharsets.UTF_8)).strip();
    return redacted.length() <= EXCERPT ? redacted : redacted.substring(0, EXCERPT) + "…";
  }

  /** Returns the request without body, template, credentials and secret parameters. */
  public static Request request(Request request) {
    return Request.create(
        request.httpMethod(),
        text(request.url()),
        headers(request.headers()),
        Request.Body.empty(),
        null);
  }

  /** Returns the headers without those that carry credentials, the others redacted. */
  public static Map<String, Collection<String>> headers(Map<String, Collection<String>> headers) {
    Map<String, Collection<String>> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> {
          if (!carriesCredentials(name)) {
            kept.put(name, values.stream().map(Redaction::text).toList());
          }
        });
    return kept;
  }

  public static boolean carriesCredentials(String header) {
    return header.equalsIgnoreCase("Authorization")
        || header.equalsIgnoreCase("Proxy-Authorization")
        || header.equalsIgnoreCase("Cookie")
        || header.equalsIgnoreCase("Set-Cookie");
  }
}
