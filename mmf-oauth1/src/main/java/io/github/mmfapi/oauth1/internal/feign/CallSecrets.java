package io.github.mmfapi.oauth1.internal.feign;

import feign.Request;
import feign.RequestTemplate;
import feign.Target;
import io.github.mmfapi.oauth1.internal.FormEncoding;
import io.github.mmfapi.oauth1.internal.HeaderValues;
import io.github.mmfapi.oauth1.internal.OAuthScheme;
import io.github.mmfapi.oauth1.internal.PercentCodec;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import io.github.mmfapi.oauth1.internal.SecretText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the secrets of a call, so that texts about it do not show them whatever name they stand
 * under: what signed it, and the parameters with secret names. They are looked for when a call has
 * failed; a successful one only carries what signed it.
 */
public final class CallSecrets {
  private static final String MULTIPART = "multipart/form-data";
  private static final String PART_NAME = "form-data; name=\"";
  private static final String PART_TEXT = "\"\r\n\r\n";
  private static final String PART_END = "\r\n--";
  private static final String PASSWORD = "password";
  private static final String ACCOUNT = "username";

  /** Values of names such as {@code notify_email}. */
  private static final Set<String> FLAGS = Set.of("true", "false", "yes", "no", "on", "off");

  private CallSecrets() {}

  /**
   * Keeps what signs a request at its template.
   *
   * @param template the template, null if the request has none
   * @param clientSecret the secret of the client credentials
   * @param token the token, null if there is none
   * @param tokenSecret its secret, empty if there is none
   */
  public static void keep(
      @Nullable RequestTemplate template,
      String clientSecret,
      @Nullable String token,
      String tokenSecret) {
    if (template != null) {
      Target<?> target = original(template);
      Target<?> known = target == null ? Target.EmptyTarget.create(Object.class) : target;
      template.feignTarget(signed(known, clientSecret, token == null ? "" : token, tokenSecret));
    }
  }

  private static <T> Target<T> signed(
      Target<T> target, String clientSecret, String token, String tokenSecret) {
    return new SignedTarget<>(target, clientSecret, token, tokenSecret);
  }

  /** Returns the target that a template had before it was signed, null if it had none. */
  public static @Nullable Target<?> original(RequestTemplate template) {
    Target<?> target = template.feignTarget();
    return target instanceof SignedTarget<?> signed ? signed.original() : target;
  }

  /**
   * Returns what masks the secrets of a call.
   *
   * @param request the request, signed or not
   */
  public static SecretText of(Request request) {
    Found found = new Found(new LinkedHashSet<>(), new HashMap<>());
    RequestTemplate template = request.requestTemplate();
    if (template != null && template.feignTarget() instanceof SignedTarget<?> signed) {
      found.secrets().addAll(signed.secrets());
    }
    addForm(Rfc3986.query(request.url()), found);
    addBody(request, found);
    HeaderValues.all(request.headers(), "Authorization").forEach(h -> addHeader(h, found));
    if (found.values().containsKey(PASSWORD)) {
      // The name of an account elsewhere, which is sent with its password.
      found.secrets().add(found.values().getOrDefault(ACCOUNT, ""));
    }
    return SecretText.of(found.secrets());
  }

  /**
   * What was found so far.
   *
   * @param secrets the secrets
   * @param values all parameters by name
   */
  private record Found(Set<String> secrets, Map<String, String> values) {
    /** Returns no value: it can be a secret. */
    @Override
    public String toString() {
      return "Found" + values.keySet();
    }

    void add(String name, String value) {
      values.put(name, value);
      if (value.length() > 1 && !FLAGS.contains(value) && SecretText.isSecretOfCall(name)) {
        secrets.add(value);
      }
      if (name.endsWith(PASSWORD)) {
        // A server that was sent the one may show the other.
        secrets.add(md5(value));
      }
    }
  }

  private static void addBody(Request request, Found found) {
    String type = HeaderValues.first(request.headers(), "Content-Type");
    byte[] body = request.body();
    if (type == null || body == null) {
      return;
    }
    if (FormEncoding.isForm(type)) {
      addForm(new String(body, StandardCharsets.UTF_8), found);
    } else if (type.regionMatches(true, 0, MULTIPART, 0, MULTIPART.length())) {
      addParts(new String(body, StandardCharsets.ISO_8859_1), found);
    }
  }

  /** Adds the texts of a multipart form; files have further headers behind the name. */
  private static void addParts(String body, Found found) {
    int from = body.indexOf(PART_NAME);
    while (from >= 0) {
      int nameEnd = body.indexOf('"', from + PART_NAME.length());
      int end = nameEnd < 0 ? -1 : body.indexOf(PART_END, nameEnd);
      if (end < 0) {
        return;
      }
      int value = nameEnd + PART_TEXT.length();
      if (body.startsWith(PART_TEXT, nameEnd) && value <= end) {
        byte[] text = body.substring(value, end).getBytes(StandardCharsets.ISO_8859_1);
        String name = body.substring(from + PART_NAME.length(), nameEnd);
        found.add(name, new String(text, StandardCharsets.UTF_8));
      }
      from = body.indexOf(PART_NAME, end);
    }
  }

  private static void addForm(String form, Found found) {
    FormEncoding.forEachPair(
        form,
        0,
        form.length(),
        (text, start, nameEnd, valueStart, end) ->
            found.add(decoded(text, start, nameEnd), decoded(text, valueStart, end)));
  }

  private static String md5(String password) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(md5.digest(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java's platform has no MD5, which it must have", e);
    }
  }

  private static void addHeader(String header, Found found) {
    if (!OAuthScheme.isIn(header)) {
      found.secrets().add(header.substring(header.indexOf(' ') + 1));
      return;
    }
    try {
      OAuthScheme.forEachParameter(header, found::add);
    } catch (IllegalArgumentException e) {
      // Not the header of a signer: it is masked as a whole.
      found.secrets().add(header);
    }
  }

  /** Returns the text as it is if it cannot be decoded: so it was sent. */
  private static String decoded(String text, int from, int to) {
    try {
      return PercentCodec.decode(text, from, to, true);
    } catch (IllegalArgumentException e) {
      return text.substring(from, to);
    }
  }
}
