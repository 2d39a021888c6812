package io.github.mmfapi.oauth1.verify;

import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds the URL that the client called and signed, for a server behind a proxy. A server that ends
 * TLS in a proxy sees {@code http} where the client signed {@code https}; so do the host, the port
 * and the beginning of the path differ.
 *
 * <p>Anyone can send these headers. Therefore nothing is trusted unless it is named: which headers,
 * and from which addresses. The last value of a header counts, because the nearest proxy added it;
 * configure the proxy so that it sets each trusted header. Immutable and safe for use by several
 * threads if the predicate is.
 */
public final class ProxyPolicy {
  private static final ProxyPolicy NONE = new ProxyPolicy(Set.of(), peer -> false);

  private final Set<ForwardedHeader> trusted;
  private final Predicate<InetAddress> proxies;

  private ProxyPolicy(Set<ForwardedHeader> trusted, Predicate<InetAddress> proxies) {
    this.trusted = trusted;
    this.proxies = proxies;
  }

  /**
   * Returns the policy of a server without a proxy.
   *
   * @return a policy that trusts nothing and changes nothing
   */
  public static ProxyPolicy none() {
    return NONE;
  }

  /**
   * Returns a policy.
   *
   * @param proxies says for the address of the connection's other end whether it is a proxy of
   *     yours
   * @param first a header that these proxies always set
   * @param others further headers that they always set
   * @return the policy
   */
  public static ProxyPolicy trusting(
      Predicate<InetAddress> proxies, ForwardedHeader first, ForwardedHeader... others) {
    return new ProxyPolicy(EnumSet.of(first, others), Objects.requireNonNull(proxies, "proxies"));
  }

  /**
   * Returns the request with the URL that the client called.
   *
   * @param request the request as it arrived
   * @param peer the address of the connection's other end
   * @param headers returns all values of a header, in their order, empty if there are none
   * @return the request to verify; the same if the peer is no proxy of the policy
   * @throws OAuth1RefusedException with {@link OAuth1RefusedException.Reason#MALFORMED} if a
   *     trusted header has a value that cannot be part of a URL
   */
  public ReceivedRequest apply(
      ReceivedRequest request, InetAddress peer, Function<String, List<String>> headers) {
    if (trusted.isEmpty() || !proxies.test(peer)) {
      return request;
    }
    ForwardedUrl url = ForwardedUrl.of(request.url());
    for (ForwardedHeader header : trusted) {
      String value = last(headers.apply(header.headerName()));
      if (!value.isEmpty()) {
        url.add(header, value);
      }
    }
    return new ReceivedRequest(
        request.method(),
        url.toString(),
        request.authorizationHeader(),
        request.contentType(),
        request.body());
  }

  /** Returns the last value; a proxy appends its own to the line, or adds a line. */
  private static String last(List<String> values) {
    String joined = String.join(",", values);
    return joined.substring(joined.lastIndexOf(',') + 1).strip();
  }

  /** Returns the trusted headers. */
  @Override
  public String toString() {
    return "ProxyPolicy" + trusted;
  }
}
