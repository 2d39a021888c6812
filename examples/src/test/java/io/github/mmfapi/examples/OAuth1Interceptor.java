package io.github.mmfapi.examples;

import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ProxyPolicy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.servlet.HandlerInterceptor;

// docs: interceptor
/** Calls a controller only if the signature of the request is right. */
final class OAuth1Interceptor implements HandlerInterceptor {
  private final OAuth1Verifier verifier;
  private final ProxyPolicy proxies;

  OAuth1Interceptor(OAuth1Verifier verifier, ProxyPolicy proxies) {
    this.verifier = verifier;
    this.proxies = proxies;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    try {
      request.setAttribute("oauth1", verifier.verify(ServletRequests.received(request, proxies)));
      return true;
    } catch (OAuth1RefusedException e) {
      response.setHeader("WWW-Authenticate", "OAuth");
      response.sendError(HttpServletResponse.SC_UNAUTHORIZED, e.getMessage());
      return false;
    }
  }
}
// end
