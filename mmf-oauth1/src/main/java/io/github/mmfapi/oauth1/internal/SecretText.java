package io.github.mmfapi.oauth1.internal;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides what is secret and masks it. It has the only list of secret names: code that shows or
 * logs anything must use it.
 */
public final class SecretText {
  /** Replaces a value that must not be shown. */
  public static final String MASK = "***";

  /** The parts of a name that mark its value as secret, in any case. */
  private static final String WORDS =
      "pass|secret|token|signature|verif|session|e-?mail|activation_code|_ip|referrer";

  private static final Pattern SECRET = ignoringCase(WORDS);

  /** The protocol parameters that may be shown although their names may hold such a part. */
  private static final Set<String> SHOWN =
      Set.of(
          ProtocolNames.CONSUMER_KEY,
          ProtocolNames.TOKEN,
          ProtocolNames.SIGNATURE_METHOD,
          ProtocolNames.TIMESTAMP,
          ProtocolNames.NONCE,
          ProtocolNames.VERSION,
          ProtocolNames.CALLBACK,
          ProtocolNames.BODY_HASH,
          ProtocolNames.PROBLEM);

  private static final String NAME = "[\\w.\\[\\]-]*(?:" + WORDS + ")[\\w.\\[\\]-]*";

  /** A JSON member, including one that is cut off in the middle of its value. */
  private static final Pattern JSON =
      ignoringCase("(\"" + NAME + "\"\\s*:\\s*)(\"(?:[^\"\\\\]|\\\\.)*+\"?|[^\\s\"{\\[,}\\]]+)");

  private static final Pattern FORM = ignoringCase("(?<![\\w.-])(" + NAME + "=)[^&\\s\"'<>]*");
  private static final Pattern XML = ignoringCase("(<(" + NAME + ")>)[^<]*");

  /**
   * A value after a secret name in any of the syntaxes of forms, JSON, XML, headers and base
   * strings.
   */
  private static final Pattern NAMED =
      ignoringCase(
          "([\\w.-]*(?:"
              + WORDS
              + ")[\\w.-]*\\s*[\"']?\\s*(?:=|:|>|%3D|%253D)\\s*[\"']?)[^&\"'\\s,;<}]+");

  private static final Pattern E_MAIL = Pattern.compile("[^\\s\"'<>=:&]+@[^\\s\"'<>&]+");
  private static final int LONGEST_EXCERPT = 200;

  /** The length within which named secrets are searched: the pattern is slow on long words. */
  private static final int LONGEST_SEARCHED = 2_000;

  private SecretText() {}

  private static Pattern ignoringCase(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /**
   * Returns whether the name of a parameter marks its value as secret.
   *
   * @param name the decoded name
   * @return false for the protocol parameters that may be shown
   */
  public static boolean isSecret(String name) {
    return !SHOWN.contains(name) && SECRET.matcher(name).find();
  }

  /** Returns whether a parameter is a protocol parameter whose value is no secret. */
  public static boolean mayBeShown(String name) {
    return SHOWN.contains(name);
  }

  /** Returns whether a header carries credentials, so that no part of it may be shown. */
  public static boolean isSecretHeader(String header) {
    return header.equalsIgnoreCase("Authorization")
        || header.equalsIgnoreCase("Proxy-Authorization")
        || header.equalsIgnoreCase("Cookie")
        || header.equalsIgnoreCase("Set-Cookie");
  }

  /**
   * Masks the values of secret names in JSON, forms and XML.
   *
   * @param text any text, complete or cut off
   * @return the text with {@value #MASK} in place of each such value
   */
  public static String mask(String text) {
    String masked = JSON.matcher(text).replaceAll("$1\"***\"");
    masked = FORM.matcher(masked).replaceAll("$1***");
    return XML.matcher(masked).replaceAll("$1***");
  }

  /**
   * Makes a text from outside fit for a message: masked, on one line, at most 200 characters long.
   *
   * @param text any text
   * @return the excerpt; it ends in {@code ...} if it was cut
   */
  public static String excerpt(String text) {
    return excerpt(text, List.of());
  }

  /**
   * Makes a text from outside fit for a message: masked, on one line, at most 200 characters long.
   *
   * @param text any text
   * @param secrets the secrets of the exchange, which are masked in plain and encoded form; blank
   *     ones are ignored
   * @return the excerpt; it ends in {@code ...} if it was cut
   */
  public static String excerpt(String text, List<String> secrets) {
    String masked = text;
    for (String secret : secrets) {
      if (!secret.isBlank()) {
        String once = PercentCodec.encode(secret);
        masked = masked.replace(PercentCodec.encode(once), MASK).replace(once, MASK);
        masked = masked.replace(secret, MASK);
      }
    }
    masked = masked.substring(0, Math.min(masked.length(), LONGEST_SEARCHED));
    masked = NAMED.matcher(masked).replaceAll("$1" + Matcher.quoteReplacement(MASK));
    masked = E_MAIL.matcher(masked).replaceAll(MASK);
    masked = masked.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return masked.length() <= LONGEST_EXCERPT
        ? masked
        : masked.substring(0, LONGEST_EXCERPT) + "...";
  }
}
