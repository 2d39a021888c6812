package io.github.mmfapi.client.internal.http;

import feign.Request;
import io.github.mmfapi.oauth1.internal.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what an exception keeps of a call: everything that {@link SecretText} names,
 * and MapMyFitness's parameters {@code u} and {@code p} for user and password.
 */
public final class Redaction {
  private static final int EXCERPT = 512;
  private static final Pattern USER_AND_PASSWORD = Pattern.compile("([?&\\s]|^)([pu]=)[^&\\s]*");

  private Redaction() {}

  /** Returns the text with the values of secret names replaced by {@code ***}. */
  public static String text(String text) {
    return USER_AND_PASSWORD
        .matcher(SecretText.mask(text))
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
          if (!SecretText.isSecretHeader(name)) {
            kept.put(name, values.stream().map(Redaction::text).toList());
          }
        });
    return kept;
  }
}
