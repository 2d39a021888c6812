package io.github.mmfapi.cli.internal.session;

import io.github.mmfapi.oauth1.internal.SecretText;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a base URL. A message never has its user name and password. */
public final class BaseUrl implements ITypeConverter<URI> {
  private static final String EXAMPLE = "http://127.0.0.1:8080/3.1";
  private static final String VERSION = "/3.1";

  /** How each message starts. */
  public static final String SUBJECT = "the base URL";

  @Override
  public URI convert(String text) {
    try {
      return parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /**
   * Returns the URL.
   *
   * @throws IllegalArgumentException if it has no scheme, another one than http and https, a user
   *     name, a query or a fragment; the message names the correct form
   */
  public static URI parse(String text) {
    int scheme = text.indexOf("://");
    String rest = text.substring(Math.max(text.lastIndexOf('@') + 1, scheme < 0 ? 0 : scheme + 3));
    if (scheme < 0) {
      throw new IllegalArgumentException(
          SUBJECT
              + " "
              + maskedWord(text)
              + " has no scheme; write http://"
              + rest
              + " or https://"
              + rest);
    }
    if (text.indexOf('@') >= 0) {
      throw new IllegalArgumentException(
          SUBJECT
              + " "
              + maskedWord(text)
              + " has a user name or a password, which would be shown wherever the URL is; write "
              + text.substring(0, scheme + 3)
              + rest);
    }
    URI url = uri(text);
    boolean http =
        "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    if (!http
        || url.getHost() == null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw notABaseUrl(text);
    }
    return url;
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // The cause quotes the text, so it is not passed on.
      throw notABaseUrl(text);
    }
  }

  private static IllegalArgumentException notABaseUrl(String text) {
    return new IllegalArgumentException(
        SUBJECT
            + " must be an http or https URL with a host, without query or fragment, such as "
            + EXAMPLE
            + ", not "
            + maskedWord(text));
  }

  /** Returns whether a URL ends with the version, as every base URL of MapMyFitness 3.1 did. */
  public static boolean hasVersion(URI url) {
    return withoutSlash(url).endsWith(VERSION);
  }

  /** Returns a URL with the version at its end. */
  public static String withVersion(URI url) {
    return withoutSlash(url) + VERSION;
  }

  /** Returns a URL without a slash at its end. */
  static String withoutSlash(URI url) {
    String text = url.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * Returns a text with {@code ***} for the user name and the password of each URL in it, also of
   * one without a scheme.
   */
  public static String masked(String text) {
    if (text.indexOf('@') < 0) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || " \t\r\n\"'".indexOf(text.charAt(i)) >= 0) {
        masked.append(maskedWord(text.substring(start, i)));
        if (i < text.length()) {
          masked.append(text.charAt(i));
        }
        start = i + 1;
      }
    }
    return masked.toString();
  }

  /** A password can have any character, so everything before the last at sign is masked. */
  private static String maskedWord(String word) {
    int at = word.lastIndexOf('@');
    int colon = word.indexOf(':');
    if (at < 0 || colon < 0 || colon > at) {
      return word;
    }
    int scheme = word.indexOf("://");
    return word.substring(0, scheme < 0 || scheme > at ? 0 : scheme + 3)
        + SecretText.MASK
        + word.substring(at);
  }
}
