package io.github.mmfapi.oauth1;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes text from a server fit to be shown: short, on one line, without secrets. */
final class Redaction {

  private static final int LONGEST = 200;

  /** As much as is searched for named secrets, whose pattern is slow on long words. */
  private static final int LONGEST_SEARCHED = 2_000;

  private static final String MASK = "***";

  /** Values that follow a telling name, in form, JSON, XML, header or base string syntax. */
  private static final Pattern NAMED_SECRET =
      Pattern.compile(
          "(?i)([\\w.-]*(?:secret|token|verifier|signature|password|passwd|session)[\\w.-]*"
              + "\\s*[\"']?\\s*(?:=|:|>|%3D|%253D)\\s*[\"']?)[^&\"'\\s,;<}]+");

  private static final Pattern E_MAIL = Pattern.compile("[^\\s\"'<>=:&]+@[^\\s\"'<>&]+");

  private final List<String> secrets;

  /** Takes the secrets of the exchange, which are masked wherever a server echoes them. */
  Redaction(List<String> secrets) {
    this.secrets = secrets.stream().filter(secret -> !secret.isBlank()).toList();
  }

  String excerpt(String text) {
    String masked = text;
    for (String secret : secrets) {
      String once = PercentEncoding.encode(secret);
      masked = masked.replace(PercentEncoding.encode(once), MASK).replace(once, MASK);
      masked = masked.replace(secret, MASK);
    }
    masked = masked.substring(0, Math.min(masked.length(), LONGEST_SEARCHED));
    masked = NAMED_SECRET.matcher(masked).replaceAll("$1" + Matcher.quoteReplacement(MASK));
    masked = E_MAIL.matcher(masked).replaceAll(MASK);
    masked = masked.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "...";
  }
}
