package io.github.mmfapi.contract.record;

import java.util.List;

/**
 * A call that passed the proxy, or that it refused.
 *
 * @param method the HTTP method
 * @param path the path below the base URL, such as {@code /users/get_user}
 * @param status the HTTP status of the response
 * @param departures how request and response depart from the spec; empty if they do not
 * @param note why it was refused or not recorded; empty if it was recorded
 */
public record ProxiedCall(
    String method, String path, int status, List<String> departures, String note) {
  /**
   * Copies the departures.
   *
   * @param method the HTTP method
   * @param path the path below the base URL, such as {@code /users/get_user}
   * @param status the HTTP status of the response
   * @param departures how request and response depart from the spec; empty if they do not
   * @param note why it was refused or not recorded; empty if it was recorded
   */
  public ProxiedCall {
    departures = List.copyOf(departures);
  }
}
