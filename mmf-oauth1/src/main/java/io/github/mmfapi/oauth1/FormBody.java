package io.github.mmfapi.oauth1;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form-encoded body of a request, the only kind whose content is signed. */
final class FormBody {

  static final String CONTENT_TYPE = "application/x-www-form-urlencoded";

  private FormBody() {}

  /** Tells whether a Content-Type is that of a form, whatever its case and parameters. */
  static boolean isForm(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    int semicolon = contentType.indexOf(';');
    String type = semicolon < 0 ? contentType : contentType.substring(0, semicolon);
    return type.strip().equalsIgnoreCase(CONTENT_TYPE);
  }

  /**
   * Removes the protocol parameters from a form; all else stays exactly as written.
   *
   * @return the same instance if it has none
   */
  static String withoutProtocolParameters(String form) {
    if (!mayHaveProtocolParameters(form, 0)) {
      return form;
    }
    List<String> kept = new ArrayList<>();
    int start = 0;
    while (start <= form.length()) {
      int ampersand = form.indexOf('&', start);
      int end = ampersand < 0 ? form.length() : ampersand;
      String pair = form.substring(start, end);
      if (Parameters.parse(pair).stream().noneMatch(ProtocolParameters::isProtocol)) {
        kept.add(pair);
      }
      start = end + 1;
    }
    return String.join("&", kept);
  }

  /**
   * Tells without decoding anything that an encoded text has no protocol parameters, as it is with
   * nearly every first attempt: no name in it begins with o, and none with an escape that may stand
   * for it.
   *
   * @param from where the first name begins
   */
  static boolean mayHaveProtocolParameters(String form, int from) {
    int start = from;
    do {
      if (start < form.length() && (form.charAt(start) == 'o' || form.charAt(start) == '%')) {
        return true;
      }
      start = form.indexOf('&', start) + 1;
    } while (start > 0);
    return false;
  }

  /** Appends further pairs to a form. */
  static String append(String form, String pairs) {
    return form.isEmpty() ? pairs : form + "&" + pairs;
  }
}
