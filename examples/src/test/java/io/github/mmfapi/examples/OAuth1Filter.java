package io.github.mmfapi.examples;

import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ProxyPolicy;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

// docs: filter
/** Lets a request pass only if its signature is right. */
final class OAuth1Filter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient OAuth1Verifier verifier;
  private final transient ProxyPolicy proxies;

  OAuth1Filter(OAuth1Verifier verifier, ProxyPolicy proxies) {
    this.verifier = verifier;
    this.proxies = proxies;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      request.setAttribute("oauth1", verifier.verify(ServletRequests.received(request, proxies)));
    } catch (OAuth1RefusedException e) {
      response.setHeader("WWW-Authenticate", "OAuth");
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED, e.getMessage());
      return;
    }
    chain.doFilter(request, response);
  }
}
// end
