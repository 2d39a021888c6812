package io.github.mmfapi.spring.oauth1;

import feign.RequestInterceptor;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.store.TokenStore;
import org.jspecify.annotations.Nullable;

/** One OAuth 1 API, as {@code oauth1.clients.<name>.*} describes it. */
public final class OAuth1Client {
  private final String name;
  private final OAuth1Signer signer;
  private final RequestInterceptor interceptor;
  private final @Nullable WebRedirectionFlow flow;
  private final TokenStore tokens;

  /**
   * Creates the client.
   *
   * @param name the name of the properties, which is also that of the Feign client
   * @param signer signs requests
   * @param interceptor signs the requests of a Feign client
   * @param flow obtains tokens; null if the properties have no endpoints
   * @param tokens keeps the tokens of this API
   */
  public OAuth1Client(
      String name,
      OAuth1Signer signer,
      RequestInterceptor interceptor,
      @Nullable WebRedirectionFlow flow,
      TokenStore tokens) {
    this.name = name;
    this.signer = signer;
    this.interceptor = interceptor;
    this.flow = flow;
    this.tokens = tokens;
  }

  /** {@return the name} */
  public String name() {
    return name;
  }

  /** {@return the signer} */
  public OAuth1Signer signer() {
    return signer;
  }

  /**
   * {@return the interceptor, for a Feign client that the application builds} Clients of Spring
   * Cloud OpenFeign with this name have it already.
   */
  public RequestInterceptor interceptor() {
    return interceptor;
  }

  /**
   * {@return the flow by which a user authorizes the application}
   *
   * @throws IllegalStateException if the properties have no endpoints
   */
  public WebRedirectionFlow flow() {
    if (flow == null) {
      throw new IllegalStateException(
          "oauth1.clients."
              + name
              + " has no endpoints; set temporary-credentials-url, authorization-url and"
              + " token-credentials-url");
    }
    return flow;
  }

  /**
   * {@return the tokens of this API's users} They are in the token store of the application, apart
   * from those of other APIs.
   */
  public TokenStore tokens() {
    return tokens;
  }

  /** Returns the name and the signer without secrets. */
  @Override
  public String toString() {
    return "OAuth1Client[" + name + ", " + signer + "]";
  }
}
