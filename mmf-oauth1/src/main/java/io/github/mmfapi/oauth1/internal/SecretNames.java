package io.github.mmfapi.oauth1.internal;

import java.util.Locale;
import java.util.Set;

/**
 * The one list of names whose values are secret or personal: passwords, secrets, tokens,
 * signatures, verifiers, sessions, e-mail and IP addresses, as OAuth 1, HTTP and APIs name them.
 * Case does not matter.
 */
final class SecretNames {

  /** A name that contains one of these is secret. */
  private static final String[] PARTS = {
    "pass",
    "pwd",
    "secret",
    "token",
    "signature",
    "verif",
    "session",
    "cookie",
    "credential",
    "authorization",
    "private_key",
    "apikey",
    "api_key",
    "api-key",
    "activation_code",
    "email",
    "e-mail",
    "e_mail",
    "_ip",
    "-ip",
    "ipaddress",
    "ip_address",
    "remote_addr",
    "referrer",
    "referer",
    "md5"
  };

  /** A name that is one of these is secret, in every notation. */
  private static final Set<String> WHOLE = Set.of("ip", "otp", "authentication-info");

  /** Names with such a part whose values are words of the protocol. */
  private static final Set<String> HARMLESS = Set.of(ProtocolNames.SIGNATURE_METHOD);

  /** User name and password of a log-in by form: secret where form data names them. */
  private static final Set<String> WHOLE_IN_FORMS = Set.of("u", "p");

  /** A name that says that the name itself follows, as in {@code {"name":"password"}}. */
  private static final Set<String> NAMING = Set.of("name", "key", "field", "parameter", "id");

  /** A name that says that what follows is the value for a name elsewhere. */
  private static final Set<String> VALUE = Set.of("value", "val");

  /** Headers whose whole value is withheld. */
  private static final Set<String> HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "authentication-info");

  /** Longer than the longest name in brackets that is looked for. */
  private static final int LONGEST_OWN = 12;

  private SecretNames() {}

  /** Returns whether a value under this name is secret in every notation. */
  static boolean isSecret(CharSequence name) {
    if (name.length() < 2) {
      return false;
    }
    String text = lower(name);
    if (HARMLESS.contains(text)) {
      return false;
    }
    for (String part : PARTS) {
      if (text.contains(part)) {
        return true;
      }
    }
    return WHOLE.contains(lower(ownName(name)));
  }

  /** Returns whether a value under this name is secret in a form. */
  static boolean isSecretInForm(CharSequence name) {
    return name.length() == 1 && WHOLE_IN_FORMS.contains(name.toString());
  }

  /** Returns whether a value under this name is itself a name. */
  static boolean isNaming(CharSequence name) {
    CharSequence own = ownName(name);
    return own.length() <= "parameter".length() && NAMING.contains(lower(own));
  }

  /** Returns whether a value under this name belongs to a name that is itself a value. */
  static boolean isValue(CharSequence name) {
    CharSequence own = ownName(name);
    return own.length() <= "value".length() && VALUE.contains(lower(own));
  }

  /** Returns whether it is a header whose value is withheld. */
  static boolean isHeader(String name) {
    return HEADERS.contains(lower(name));
  }

  /** Returns {@code name} of {@code [name]} and {@code fields[0][name]}, as PHP writes arrays. */
  private static CharSequence ownName(CharSequence name) {
    int last = name.length() - 1;
    if (name.charAt(last) == ']') {
      for (int i = last - 1; i >= 0 && i > last - LONGEST_OWN; i--) {
        if (name.charAt(i) == '[') {
          return name.subSequence(i + 1, last);
        }
      }
    }
    return name;
  }

  private static String lower(CharSequence name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
