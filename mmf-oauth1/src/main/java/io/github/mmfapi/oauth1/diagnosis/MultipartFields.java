package io.github.mmfapi.oauth1.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a multipart body the way a client does that signs them as parameters; files
 * are left out. What is no such body has no fields. The time is linear in the text's length.
 */
final class MultipartFields {

  private static final Pattern BOUNDARY = Pattern.compile("(?i);\\s?boundary=\"?([^\";]{1,70})");
  private static final Pattern NAME = Pattern.compile("(?i); ?name=\"([^\"]{0,200})\"");
  private static final Pattern FILE = Pattern.compile("(?i); ?filename");

  private MultipartFields() {}

  static List<Pair> of(@Nullable String contentType, String body) {
    Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
    if (!boundary.find()) {
      return List.of();
    }
    List<Pair> fields = new ArrayList<>();
    for (String part : body.split(Pattern.quote("--" + boundary.group(1).strip()), -1)) {
      int headersEnd = part.indexOf("\r\n\r\n");
      if (headersEnd >= 0) {
        Matcher name = NAME.matcher(part).region(0, headersEnd);
        boolean file = FILE.matcher(part).region(0, headersEnd).find();
        if (name.find() && !file) {
          String value = part.substring(headersEnd + 4);
          fields.add(
              Pair.of(
                  name.group(1),
                  value.endsWith("\r\n") ? value.substring(0, value.length() - 2) : value));
        }
      }
    }
    return fields;
  }
}
