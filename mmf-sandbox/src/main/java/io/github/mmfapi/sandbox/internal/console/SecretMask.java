package io.github.mmfapi.sandbox.internal.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.internal.model.Digests;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.oauth.IssuedCredentials;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Removes secrets from what is shown: the values of names that tell of a secret, and each secret
 * that the sandbox knows, wherever it is.
 */
final class SecretMask {
  static final String MASK = "***";

  /** Shorter secrets are found in every text: masking them would tell more than it hides. */
  private static final int SHORTEST = 4;

  private static final List<String> SEPARATORS = List.of("&", "%26", "%2526");

  private static final List<String> EQUALS = List.of("=", "%3D", "%253D");

  private static final int MOST_TOKENS = 10_000;

  private static final Set<String> NAMES = Set.of("p", "cookie", "set-cookie", "activation_code");

  private static final List<String> PARTS =
      List.of("password", "passwd", "secret", "verifier", "session", "csrf", "api-key");

  private final List<String> secrets;

  private SecretMask(Set<String> secrets) {
    List<String> all = new ArrayList<>();
    for (String secret : secrets) {
      if (secret.length() >= SHORTEST) {
        all.add(secret);
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        if (!encoded.equals(secret)) {
          all.add(encoded);
          all.add(encoded.replace("+", "%20"));
        }
      }
    }
    all.sort(Comparator.comparingInt(String::length).reversed());
    this.secrets = List.copyOf(all);
  }

  /** Returns the mask of all secrets that a sandbox has now. */
  static SecretMask of(SandboxServer server) {
    Set<String> secrets = new LinkedHashSet<>();
    secrets.add(server.settings().client().secret());
    synchronized (server.lock()) {
      IssuedCredentials credentials = server.instance().credentials();
      for (User user : server.instance().state().users().all()) {
        String password = user.account().password();
        secrets.add(password);
        secrets.add(HexFormat.of().formatHex(Digests.of("MD5", password)));
      }
      credentials.tokens(null, MOST_TOKENS).forEach(token -> secrets.add(token.secret()));
      secrets.addAll(credentials.temporarySecrets());
    }
    return new SecretMask(secrets);
  }

  static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return NAMES.contains(lower) || PARTS.stream().anyMatch(lower::contains);
  }

  /** Masks the known secrets in a text. */
  String text(String text) {
    String masked = text;
    for (String secret : secrets) {
      masked = masked.replace(secret, MASK);
    }
    return masked;
  }

  /** Masks a value that has a name. */
  String value(String name, String value) {
    return isSecret(name) && !value.isEmpty() ? MASK : text(value);
  }

  /** Masks the value of a header. */
  String header(String name, String value) {
    if (!name.toLowerCase(Locale.ROOT).endsWith("authorization")) {
      return value(name, value);
    }
    if (!value.toLowerCase(Locale.ROOT).startsWith("oauth")) {
      return MASK;
    }
    List<String> parts = new ArrayList<>();
    boolean plaintext = value.contains("PLAINTEXT");
    for (String part : SentParameters.split(value, ',')) {
      int equals = part.indexOf('=');
      String its = equals < 0 ? "" : part.substring(0, equals);
      // The scheme stands before the first name, a blank before the others.
      String bare = its.substring(its.lastIndexOf(' ') + 1);
      boolean hidden = isSecret(bare) || (plaintext && bare.equals("oauth_signature"));
      parts.add(hidden && !bare.contains("method") ? its + "=\"" + MASK + "\"" : text(part));
    }
    return String.join(",", parts);
  }

  /** Masks pairs of name and value, as a query or a form has them. */
  String pairs(String encoded) {
    List<String> parts = new ArrayList<>();
    boolean plaintext = encoded.contains("PLAINTEXT");
    for (String pair : SentParameters.split(encoded, '&')) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? "" : pair.substring(0, equals);
      String decoded = SentParameters.decoded(name);
      boolean hidden = isSecret(decoded) || (plaintext && decoded.equals("oauth_signature"));
      parts.add(hidden ? text(name) + "=" + MASK : text(pair));
    }
    return String.join("&", parts);
  }

  /** Masks a base string, also one that was encoded too rarely or too often. */
  String baseString(String baseString) {
    return text(baseString(baseString, 0));
  }

  private static String baseString(String part, int level) {
    if (level == SEPARATORS.size()) {
      return withoutValue(part);
    }
    String separator = SEPARATORS.get(level);
    StringBuilder masked = new StringBuilder();
    int start = 0;
    for (int end = part.indexOf(separator); end >= 0; end = part.indexOf(separator, start)) {
      masked.append(baseString(part.substring(start, end), level + 1)).append(separator);
      start = end + separator.length();
    }
    return masked.append(baseString(part.substring(start), level + 1)).toString();
  }

  private static String withoutValue(String pair) {
    for (String equals : EQUALS) {
      int end = pair.indexOf(equals);
      if (end >= 0 && isSecret(pair.substring(0, end))) {
        return pair.substring(0, end) + equals + MASK;
      }
    }
    return pair;
  }

  /** Masks a URL with its query. */
  String url(String url) {
    int query = url.indexOf('?');
    return query < 0
        ? text(url)
        : text(url.substring(0, query)) + "?" + pairs(url.substring(query + 1));
  }

  /** Masks a body: JSON is indented and masked by name, forms are masked by name, all by value. */
  String body(String body, String contentType) {
    if (LoggedRequest.isForm(contentType)) {
      return pairs(body);
    }
    String start = body.stripLeading();
    if (start.startsWith("{") || start.startsWith("[")) {
      try {
        JsonNode tree = Json.MAPPER.readTree(body);
        mask(tree);
        return text(tree.toPrettyString());
      } catch (JsonProcessingException cut) {
        return text(body);
      }
    }
    return text(body);
  }

  private static void mask(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        JsonNode value = field.getValue();
        boolean maySay = value.isNumber() || (value.isTextual() && !value.textValue().isEmpty());
        if (maySay && isSecret(field.getKey())) {
          field.setValue(Json.MAPPER.getNodeFactory().textNode(MASK));
        } else {
          mask(value);
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(SecretMask::mask);
    }
  }
}
