package io.github.mmfapi.oauth1.diagnosis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains how a base string URI differs from another (RFC 5849 section 3.4.1.2). */
final class BaseUriDeviation {

  private static final Pattern URI =
      Pattern.compile(
          "(?<scheme>[^:/?#]+)://(?<host>[^/?#]*?)(?<port>:[0-9]*)?(?<path>/[^?#]*)?(?<rest>[?#].*)?");

  private BaseUriDeviation() {}

  /** Compares two decoded base URIs that differ. */
  static BaseStringDeviation of(String right, String other) {
    Matcher our = URI.matcher(right);
    Matcher their = URI.matcher(other);
    if (!our.matches() || !their.matches()) {
      return BaseStringDeviation.BASE_URI;
    }
    if (their.group("rest") != null) {
      return BaseStringDeviation.QUERY_IN_BASE_URI;
    }
    if (!our.group("scheme").equalsIgnoreCase(their.group("scheme"))) {
      return BaseStringDeviation.SCHEME;
    }
    if (!our.group("host").equalsIgnoreCase(their.group("host"))) {
      return BaseStringDeviation.HOST;
    }
    if (!our.group("scheme").equals(their.group("scheme"))
        || !our.group("host").equals(their.group("host"))) {
      return BaseStringDeviation.SCHEME_OR_HOST_CASE;
    }
    if (!orEmpty(our, "port").equals(orEmpty(their, "port"))) {
      return our.group("port") == null && isDefault(their)
          ? BaseStringDeviation.DEFAULT_PORT
          : BaseStringDeviation.PORT;
    }
    return their.group("path") == null ? BaseStringDeviation.EMPTY_PATH : BaseStringDeviation.PATH;
  }

  private static boolean isDefault(Matcher uri) {
    String port = uri.group("scheme").equals("https") ? ":443" : ":80";
    return port.equals(uri.group("port"));
  }

  private static String orEmpty(Matcher uri, String group) {
    String text = uri.group(group);
    return text == null ? "" : text;
  }
}
