package io.github.mmfapi.sandbox.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts, origins and administrators a sandbox serves.
 *
 * @param boundAddress the address that the sandbox listens on
 * @param hosts further host names, in lowercase
 * @param origins the origins of browser applications that may call the API, in lowercase
 * @param adminKey the key of WireMock's admin API; never printed
 */
public record AccessRules(
    String boundAddress, Set<String> hosts, Set<String> origins, String adminKey) {
  private static final int KEY_BYTES = 16;

  public AccessRules {
    hosts = Set.copyOf(hosts);
    origins = Set.copyOf(origins);
  }

  /** Returns a new random key. */
  public static String newAdminKey() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return HexFormat.of().formatHex(key);
  }

  /**
   * Returns whether a text can be the name of a host or an IP address, an IPv6 address with or
   * without brackets. A port or a path cannot be part of it.
   */
  public static boolean isHostName(String text) {
    String bare = withoutBrackets(text);
    boolean ipv6 = bare.length() < text.length() || bare.indexOf(':') >= 0;
    return ipv6
        ? bare.indexOf(':') < bare.lastIndexOf(':') && isMadeOf(bare, "0123456789abcdef:.")
        : !bare.isEmpty() && isMadeOf(bare, "0123456789abcdefghijklmnopqrstuvwxyz._-");
  }

  private static boolean isMadeOf(String text, String characters) {
    return text.chars().allMatch(c -> c < 128 && characters.indexOf(Character.toLowerCase(c)) >= 0);
  }

  /** Returns an IPv6 address without its brackets, any other text as it is. */
  public static String withoutBrackets(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /**
   * Returns whether a request may name this host: a name of the loopback interface, the address
   * that the sandbox listens on, the address that the connection arrived at, or an allowed name.
   * All other names could be those of a foreign page whose DNS record was changed to this address
   * (DNS rebinding).
   *
   * @param host the value of {@code Host}
   * @param localAddress the address that the connection arrived at
   */
  boolean servesHost(String host, @Nullable String localAddress) {
    String name = nameOf(host);
    return isLoopback(name)
        || name.equals(boundAddress.toLowerCase(Locale.ROOT))
        || (localAddress != null && name.equals(nameOf(localAddress)))
        || hosts.contains(name);
  }

  boolean servesOrigin(String origin) {
    return origins.contains(origin.toLowerCase(Locale.ROOT));
  }

  /** Returns whether a value of {@code Authorization} has the key of the admin API. */
  boolean isAdmin(@Nullable String authorization) {
    return authorization != null
        && MessageDigest.isEqual(
            ("Bearer " + adminKey).getBytes(StandardCharsets.UTF_8),
            authorization.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isLoopback(String name) {
    return name.equals("localhost")
        || name.equals("::1")
        || name.equals("0:0:0:0:0:0:0:1")
        || name.matches("127(\\.[0-9]{1,3}){3}");
  }

  /** Returns the host without brackets, port and the dot of the root domain, in lowercase. */
  private static String nameOf(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    if (name.startsWith("[")) {
      int end = name.indexOf(']');
      return end < 0 ? name : name.substring(1, end);
    }
    int colon = name.indexOf(':');
    if (colon >= 0 && colon == name.lastIndexOf(':')) {
      name = name.substring(0, colon);
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  @Override
  public String toString() {
    return "AccessRules[" + boundAddress + ", hosts " + hosts + ", origins " + origins + "]";
  }
}
