package io.github.mmfapi.client.internal.http;

import feign.Request;
import io.github.mmfapi.oauth1.internal.SecretText;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Takes secrets out of what an exception keeps of a call. */
public final class Redaction {
  private static final int EXCERPT = 512;

  private Redaction() {}

  /** Returns the text with the values of secret names replaced by {@code ***}. */
  public static String text(String text) {
    return SecretText.byName().mask(text);
  }

  /** Returns a redacted excerpt of a body, on one line, at most 512 characters long. */
  public static String excerpt(byte[] body, SecretText secrets) {
    return secrets.excerpt(body, EXCERPT);
  }

  /** Returns the request without body, template, credentials and secret parameters. */
  public static Request request(Request request, SecretText secrets) {
    return Request.create(
        request.httpMethod(),
        secrets.mask(request.url()),
        headers(request.headers(), secrets),
        Request.Body.empty(),
        null);
  }

  /** Returns the headers without those that carry credentials, the others redacted. */
  public static Map<String, Collection<String>> headers(
      Map<String, Collection<String>> headers, SecretText secrets) {
    Map<String, Collection<String>> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, values) -> {
          if (!SecretText.isSecretHeader(name)) {
            kept.put(name, values.stream().map(secrets::mask).toList());
          }
        });
    return kept;
  }
}
