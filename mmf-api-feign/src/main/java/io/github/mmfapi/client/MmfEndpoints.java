package io.github.mmfapi.client;

import io.github.mmfapi.oauth1.authorization.OAuth1Endpoints;
import java.net.URI;

/** The OAuth addresses of MapMyFitness 3.1. */
public final class MmfEndpoints {

  private MmfEndpoints() {}

  /**
   * Returns the addresses of the tutorial: {@code http://api.mapmyfitness.com/3.1/oauth/} for the
   * token requests (SEED In[6], In[32]) and {@code https://www.mapmyfitness.com/oauth/authorize/}
   * for the browser (SEED In[16]). They are for computing the recorded signatures, not for calling:
   * the 3.1 server was switched off in 2016, and the host serves another API now.
   *
   * @return the endpoints as they were
   */
  public static OAuth1Endpoints tutorial() {
    return new OAuth1Endpoints(
        URI.create("http://api.mapmyfitness.com/3.1/oauth/request_token"),
        URI.create("https://www.mapmyfitness.com/oauth/authorize/"),
        URI.create("http://api.mapmyfitness.com/3.1/oauth/access_token"));
  }

  /**
   * Returns the addresses of a server that stands in for MapMyFitness 3.1: {@code
   * oauth/request_token}, {@code oauth/authorize} and {@code oauth/access_token} under one base.
   *
   * @param baseUrl the base, such as {@code http://127.0.0.1:8080/3.1}, with or without a slash at
   *     its end
   * @return the endpoints
   * @throws IllegalArgumentException if the base is not an absolute {@code http} or {@code https}
   *     URL
   */
  public static OAuth1Endpoints under(URI baseUrl) {
    String text = baseUrl.toString();
    String base = text.endsWith("/") ? text : text + "/";
    return new OAuth1Endpoints(
        URI.create(base + "oauth/request_token"),
        URI.create(base + "oauth/authorize"),
        URI.create(base + "oauth/access_token"));
  }
}
