package io.github.mmfapi.client.transport;

import java.io.IOException;
import okhttp3.Authenticator;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates at a proxy with OkHttp. OkHttp asks before it opens a tunnel for {@code https};
 * over plain {@code http} the request has the header already. So a further HTTP 407 is final.
 */
final class ProxyAuthorization implements Authenticator {
  private static final int REFUSED = 407;
  private static final String CHALLENGE = "Proxy-Authenticate";
  private static final String BEFORE_THE_TUNNEL = "OkHttp-Preemptive";

  private final @Nullable String header;

  /**
   * Creates the authenticator.
   *
   * @param header the header {@code Proxy-Authorization}, null for none
   */
  ProxyAuthorization(@Nullable String header) {
    this.header = header;
  }

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response response)
      throws IOException {
    if (!BEFORE_THE_TUNNEL.equals(response.header(CHALLENGE))) {
      throw new ProxyAuthenticationException(response.header(CHALLENGE));
    }
    return header == null
        ? null
        : response.request().newBuilder().header("Proxy-Authorization", header).build();
  }

  /** Ends an exchange with HTTP 407 that no tunnel is opened for. */
  static Response refuse(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    if (response.code() == REFUSED) {
      response.close();
      throw new ProxyAuthenticationException(response.header(CHALLENGE));
    }
    return response;
  }
}
