package io.github.mmfapi.oauth1.verify;

/** The headers in which a proxy tells a server what the client called; see {@link ProxyPolicy}. */
public enum ForwardedHeader {
  /** {@code Forwarded} with {@code proto} and {@code host} (RFC 7239). */
  FORWARDED("Forwarded"),
  /** The scheme: {@code http} or {@code https}. */
  X_FORWARDED_PROTO("X-Forwarded-Proto"),
  /** The host, with or without a port. */
  X_FORWARDED_HOST("X-Forwarded-Host"),
  /** The port. */
  X_FORWARDED_PORT("X-Forwarded-Port"),
  /** The beginning of the path that the proxy removed. */
  X_FORWARDED_PREFIX("X-Forwarded-Prefix");

  private final String headerName;

  ForwardedHeader(String headerName) {
    this.headerName = headerName;
  }

  /** {@return the name of the header} */
  public String headerName() {
    return headerName;
  }
}
