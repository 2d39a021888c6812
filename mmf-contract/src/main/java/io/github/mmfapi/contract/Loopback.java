package io.github.mmfapi.contract;

import java.net.URI;
import java.util.Locale;

/** Tells whether a server is on this machine, by its name alone: nothing is looked up. */
final class Loopback {
  private Loopback() {}

  static boolean is(URI server) {
    String host = server.getHost();
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost") || name.equals("[::1]") || isAddress(name);
  }

  private static boolean isAddress(String name) {
    return name.startsWith("127.")
        && name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }
}
