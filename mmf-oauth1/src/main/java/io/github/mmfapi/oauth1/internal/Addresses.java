package io.github.mmfapi.oauth1.internal;

/** Recognizes e-mail and IP addresses by their shape. */
final class Addresses {
  /** The longest notation of an IPv6 address, an IPv4 address at its end included. */
  private static final int LONGEST_IPV6 = 45;

  private static final int LONGEST_IPV4 = "255.255.255.255".length();
  private static final int LONGEST_GROUP = 4;
  private static final int MOST_COLONS = 7;

  private Addresses() {}

  /** Returns whether an {@code @} is inside the word. */
  static boolean isEmail(CharSequence word) {
    for (int i = 1; i < word.length() - 1; i++) {
      if (word.charAt(i) == '@') {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether this is an IPv4 address of another machine: not of the loopback network. It may
   * have brackets or other marks around it.
   */
  static boolean isIpv4(CharSequence word) {
    int from = 0;
    int to = word.length();
    while (from < to && !isDigit(word.charAt(from))) {
      from++;
    }
    while (to > from && !isDigit(word.charAt(to - 1))) {
      to--;
    }
    if (to - from > LONGEST_IPV4) {
      return false;
    }
    String[] groups = word.subSequence(from, to).toString().split("\\.", -1);
    for (String group : groups) {
      if (group.isEmpty()
          || group.length() > 3
          || !group.chars().allMatch(c -> isDigit((char) c))
          || Integer.parseInt(group) > 255) {
        return false;
      }
    }
    return groups.length == 4 && !groups[0].equals("127") && !groups[0].equals("0");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Returns the length of the IPv6 address of another machine that begins here, or 0. */
  static int ipv6(String text, int from) {
    int colons = 0;
    int digits = 0;
    int digitsInAll = 0;
    boolean gap = false;
    boolean dotted = false;
    int i = from;
    for (; i < text.length() && i - from < LONGEST_IPV6; i++) {
      char c = text.charAt(i);
      if (c == ':') {
        gap |= i > from && text.charAt(i - 1) == ':';
        colons++;
        digits = 0;
      } else if (isHexDigit(c)) {
        digits++;
        digitsInAll++;
      } else if (c == '.' && colons >= 2) {
        dotted = true;
        digits = 0;
      } else {
        break;
      }
      if (digits > LONGEST_GROUP) {
        return 0;
      }
    }
    boolean ended = i == text.length() || !Character.isLetterOrDigit(text.charAt(i));
    // Only the loopback address ::1 has a single digit.
    int most = dotted ? MOST_COLONS - 1 : MOST_COLONS;
    boolean address = digitsInAll > 1 && (colons == most || (gap && colons < most));
    return ended && address ? i - from : 0;
  }

  private static boolean isHexDigit(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }
}
