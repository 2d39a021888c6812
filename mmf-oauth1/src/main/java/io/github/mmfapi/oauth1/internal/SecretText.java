package io.github.mmfapi.oauth1.internal;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Masks what must not be shown of a text from outside: the values of secret names (in form, JSON,
 * XML, header, PHP and percent-encoded notation, also nested in one another), e-mail and IP
 * addresses, and known secrets wherever they stand, plain, percent-encoded once or twice, or
 * escaped for JSON or XML.
 *
 * <p>It reads a text once, from left to right, without regular expressions: the time grows with the
 * length of what is read. {@link #excerpt} stops reading when it has enough.
 */
public final class SecretText {
  /** What stands for a value that must not be shown. */
  public static final String MASK = "***";

  /** How much of a text is read for an excerpt, in characters for each character shown. */
  private static final int READ_FOR_EACH_SHOWN = 64;

  private static final int LONGEST_EXCERPT = 200;

  /** The bytes that are decoded behind what is read of a body. */
  private static final int LONGEST_SECRET = 4_096;

  /** The protocol parameters that may be shown although their names may hold a secret's part. */
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

  private static final SecretText NAMES_ONLY = new SecretText(List.of(), true);

  private final List<String> forms;
  private final boolean addresses;

  private SecretText(List<String> forms, boolean addresses) {
    this.forms = forms;
    this.addresses = addresses;
  }

  /** Returns a masker that knows secrets by their names and notations only. */
  public static SecretText byName() {
    return NAMES_ONLY;
  }

  /**
   * Returns a masker that also knows these secrets, whatever name they stand under. One of less
   * than four characters is masked only where it is a word of its own.
   *
   * @param secrets the secrets; blank ones are ignored
   */
  public static SecretText of(Collection<String> secrets) {
    Set<String> forms = new LinkedHashSet<>();
    for (String secret : secrets) {
      if (!secret.isBlank()) {
        forms.addAll(EscapedForms.of(secret));
      }
    }
    return forms.isEmpty() ? NAMES_ONLY : new SecretText(List.copyOf(forms), true);
  }

  /**
   * Returns a masker that shows e-mail and IP addresses: for messages of this machine's network,
   * which name the server.
   */
  public SecretText showingAddresses() {
    return new SecretText(forms, false);
  }

  /**
   * Returns the text with {@value #MASK} for the known secrets alone. For messages of our own,
   * whose words are no names of secrets.
   */
  public String maskKnown(String text) {
    return forms.isEmpty() ? text : scanner(text, Integer.MAX_VALUE, text.length()).knownMasked();
  }

  /**
   * Returns the text with {@value #MASK} for everything that must not be shown.
   *
   * @param text any text, complete or cut off
   */
  public String mask(String text) {
    return scanner(text, Integer.MAX_VALUE, text.length()).masked();
  }

  private SecretScanner scanner(String text, int most, int end) {
    return new SecretScanner(text, forms, addresses, most, end);
  }

  /**
   * Returns the beginning of a text for a message: masked, on one line, control characters escaped
   * as in {@code \u0007}.
   *
   * @param text any text
   * @param longest the most characters of the text to show; {@code ...} follows where it was cut
   */
  public String excerpt(String text, int longest) {
    int read = (int) Math.min(text.length(), (long) longest * READ_FOR_EACH_SHOWN);
    String masked = scanner(text, longest + 1, read).masked();
    String line = CollapsedLine.of(masked);
    return line.length() <= longest && read == text.length()
        ? line
        : CollapsedLine.cut(line, longest) + "...";
  }

  /**
   * Returns the beginning of a body in UTF-8 for a message, as {@link #excerpt(String, int)} does.
   *
   * @param longest the most characters of the text to show; {@code ...} follows where it was cut
   */
  public String excerpt(byte[] body, int longest) {
    // A character takes 4 bytes at most. A secret that begins in what is read is seen whole.
    long most = 4L * longest * READ_FOR_EACH_SHOWN + LONGEST_SECRET;
    String text = new String(body, 0, (int) Math.min(body.length, most), StandardCharsets.UTF_8);
    return excerpt(text, longest);
  }

  /**
   * Returns the beginning of a text for a message, as {@link #excerpt(String, int)} does, at most
   * 200 characters long.
   *
   * @param text any text
   */
  public static String excerpt(String text) {
    return NAMES_ONLY.excerpt(text, LONGEST_EXCERPT);
  }

  /**
   * Returns the beginning of a text for a message, as {@link #excerpt(String, int)} does, at most
   * 200 characters long.
   *
   * @param text any text
   * @param secrets the secrets of the exchange; blank ones are ignored
   */
  public static String excerpt(String text, List<String> secrets) {
    return of(secrets).excerpt(text, LONGEST_EXCERPT);
  }

  /**
   * Returns whether the name of a parameter marks its value as secret.
   *
   * @param name the decoded name
   * @return false for the protocol parameters that may be shown
   */
  public static boolean isSecret(String name) {
    return !SHOWN.contains(name) && SecretNames.isSecret(name);
  }

  /** Returns whether a parameter is a protocol parameter whose value is no secret. */
  public static boolean mayBeShown(String name) {
    return SHOWN.contains(name);
  }

  /**
   * Returns whether the value of a parameter is masked wherever it occurs in a text about a call:
   * that of a secret name, a token, and {@code u} and {@code p} of a log-in by form.
   *
   * @param name the decoded name
   */
  public static boolean isSecretOfCall(String name) {
    return SecretNames.isSecret(name) || SecretNames.isSecretInForm(name);
  }

  /** Returns whether a header carries credentials, so that no part of it may be shown. */
  public static boolean isSecretHeader(String name) {
    return SecretNames.isHeader(name);
  }
}
