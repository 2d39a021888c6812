package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.PercentEncoding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Mistakes in the path of the base string URI (RFC 5849 section 3.4.1.2). */
final class PathMistakes {

  static final Mistake DECODED =
      UriMistakes.mistake(
          "path-decoded",
          "The path was signed decoded.",
          "Sign the path exactly as it is sent, with its %XX.");

  static final Mistake ENCODED_TWICE =
      UriMistakes.mistake(
          "path-encoded-twice",
          "The path was encoded although it was encoded already.",
          "Sign the path exactly as it is sent; do not encode its %XX anew.");

  static final Mistake ENCODED_ANEW =
      UriMistakes.mistake(
          "path-encoded-differently",
          "The signed path has other characters encoded than the path that is sent.",
          "Sign the path exactly as it is sent. Compare which characters the HTTP client encodes.");

  static final Mistake DOT_SEGMENTS =
      UriMistakes.mistake(
          "dot-segments",
          "The . and .. segments were removed from the signed path, but not from the one that is"
              + " sent.",
          "Sign the path exactly as it is sent: normalize it before both, or in neither.");

  static final Mistake SLASHES =
      UriMistakes.mistake(
          "double-slash",
          "Double slashes were joined in the signed path, but not in the one that is sent.",
          "Fix the base URL so that it ends without a slash, and sign the path exactly as it is"
              + " sent.");

  static final Mistake PARAMETERS =
      UriMistakes.mistake(
          "path-parameters-dropped",
          "A path parameter that follows a ; is missing from the signed path.",
          "Sign the path exactly as it is sent, with its ; parameters.");

  /** What RFC 3986 lets stand in a path. */
  private static final Encoder PATH = Encoder.RFC3986.leaving("/!$&'()*+,;=:@");

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

  private PathMistakes() {}

  static void offer(Consumer<Change> out) {
    offer(out, DECODED, PathMistakes::decoded);
    offer(out, ENCODED_TWICE, path -> path.contains("%") ? path.replace("%", "%25") : path);
    Encoder strict = Encoder.RFC3986.leaving("/");
    offer(out, ENCODED_ANEW, path -> strict.encode(decoded(path)));
    offer(out, ENCODED_ANEW, path -> PATH.encode(decoded(path)));
    offer(out, ENCODED_ANEW, path -> strict.leaving("!'()*").encode(decoded(path)));
    offer(out, ENCODED_ANEW, path -> Encoder.URI.encode(decoded(path)));
    offer(out, ENCODED_ANEW, path -> Encoder.FORM.leaving("/").encode(decoded(path)));
    offer(out, ENCODED_ANEW, path -> escapes(path, text -> text.toUpperCase(Locale.ROOT)));
    offer(out, ENCODED_ANEW, path -> escapes(path, text -> text.toLowerCase(Locale.ROOT)));
    offer(out, DOT_SEGMENTS, PathMistakes::withoutDots);
    offer(out, SLASHES, path -> path.contains("//") ? path.replaceAll("/{2,}", "/") : path);
    offer(out, PARAMETERS, PathMistakes::withoutParameters);
  }

  private static void offer(Consumer<Change> out, Mistake mistake, UnaryOperator<String> change) {
    UriMistakes.offer(out, mistake, uri -> uri.withPath(change.apply(uri.path())));
  }

  private static String decoded(String path) {
    try {
      return path.indexOf('%') < 0 ? path : PercentEncoding.decode(path.replace("+", "%2B"));
    } catch (IllegalArgumentException e) {
      // A path need not be UTF-8, and such a one cannot be decoded.
      return path;
    }
  }

  private static String escapes(String path, UnaryOperator<String> change) {
    return ESCAPE.matcher(path).replaceAll(escape -> change.apply(escape.group()));
  }

  /** Removes dot segments (RFC 3986 section 5.2.4). */
  private static String withoutDots(String path) {
    if (!path.contains("/.")) {
      return path;
    }
    Deque<String> kept = new ArrayDeque<>();
    String last = "";
    for (String segment : path.substring(1).split("/", -1)) {
      last = segment;
      if (segment.equals("..")) {
        kept.pollLast();
      } else if (!segment.equals(".")) {
        kept.addLast(segment);
      }
    }
    boolean open = (last.equals(".") || last.equals("..")) && !kept.isEmpty();
    return "/" + String.join("/", kept) + (open ? "/" : "");
  }

  private static String withoutParameters(String path) {
    StringBuilder out = new StringBuilder(path.length());
    boolean skipping = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      skipping = c == ';' || (skipping && c != '/');
      if (!skipping) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
