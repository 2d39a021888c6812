package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.internal.HeaderValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the headers of a request tell about hosts and methods that a client may have signed. */
final class RequestHeaders {

  private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.\\-]+(?::[0-9]{1,5})?");
  private static final int MOST_VALUES = 10;
  private static final int LONGEST_METHOD = 20;

  private final Map<String, List<String>> headers;

  RequestHeaders(Map<String, List<String>> headers) {
    this.headers = headers;
  }

  /**
   * Returns the authorities that a client may have taken for the server's.
   *
   * @param called the authority in the URL
   */
  Set<String> hosts(String called) {
    Set<String> hosts = new LinkedHashSet<>();
    hosts.add(called);
    for (String name : List.of("Host", "X-Forwarded-Host", "X-Forwarded-Server")) {
      for (String value : values(name)) {
        Stream.of(value.split(",", -1)).map(String::strip).forEach(hosts::add);
      }
    }
    for (String value : values("Forwarded")) {
      for (String part : value.split("[;,]", -1)) {
        String trimmed = part.strip();
        if (trimmed.regionMatches(true, 0, "host=", 0, 5)) {
          hosts.add(trimmed.substring(5).replace("\"", ""));
        }
      }
    }
    for (String port : values("X-Forwarded-Port")) {
      hosts.add(called.replaceFirst(":[0-9]*$", "") + ":" + port);
    }
    Set<String> usable = new LinkedHashSet<>();
    hosts.stream().filter(AUTHORITY.asMatchPredicate()).limit(MOST_VALUES).forEach(usable::add);
    return usable;
  }

  /** Returns the methods that the request names as the one to take in place of its own. */
  List<String> methodOverrides() {
    List<String> methods = new ArrayList<>();
    for (String name : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
      values(name).stream()
          .filter(method -> method.length() <= LONGEST_METHOD)
          .forEach(methods::add);
    }
    return methods;
  }

  private List<String> values(String name) {
    List<String> values = HeaderValues.all(headers, name);
    return values.subList(0, Math.min(values.size(), MOST_VALUES));
  }
}
