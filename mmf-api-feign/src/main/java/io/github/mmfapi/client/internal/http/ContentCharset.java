package io.github.mmfapi.client.internal.http;

import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the charset of a header {@code Content-Type} (RFC 9110 section 8.3.2). */
public final class ContentCharset {
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*+charset\\s*+=\\s*+\"?+([^\\s;\"]++)", Pattern.CASE_INSENSITIVE);

  private ContentCharset() {}

  /**
   * Returns the charset that a content type names.
   *
   * @param contentType the header, null if there is none
   * @return the charset; null if none is named or the JVM does not know it
   */
  public static @Nullable Charset of(@Nullable String contentType) {
    // Most content types have no parameter, and a matcher is larger than a small response.
    if (contentType == null || contentType.indexOf(';') < 0) {
      return null;
    }
    Matcher named = PARAMETER.matcher(contentType);
    try {
      return named.find() ? Charset.forName(named.group(1)) : null;
    } catch (IllegalArgumentException unknown) {
      // An unknown charset must not keep the response from the caller.
      return null;
    }
  }
}
