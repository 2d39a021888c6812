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

  /** Removes the protocol parameters from a form; all else stays exactly as written. */
  static String withoutProtocolParameters(String form) {
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

  /** Appends further pairs to a form. */
  static String append(String form, String pairs) {
    return form.isEmpty() ? pairs : form + "&" + pairs;
  }
}
