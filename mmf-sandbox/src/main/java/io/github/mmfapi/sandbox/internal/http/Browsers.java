package io.github.mmfapi.sandbox.internal.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;

/**
 * Decides which pages may call the sandbox from a browser: the sandbox's own, and those of allowed
 * origins. Browsers send {@code Origin} with each POST, and {@code Sec-Fetch-Site} with each
 * request to the loopback interface; other clients send neither.
 */
final class Browsers {
  private static final Set<String> READS = Set.of("GET", "HEAD");

  private static final String ORIGIN = "Origin";

  private final AccessRules rules;

  Browsers(AccessRules rules) {
    this.rules = rules;
  }

  /** Returns whether a page of any origin, the sandbox's own included, sent a request. */
  static boolean isFromAPage(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    return request.getHeader(ORIGIN) != null || (site != null && !site.equals("none"));
  }

  /**
   * Checks the origin of a request.
   *
   * @param authority host and port that the request names
   * @throws RefusedRequestException if a page of a foreign origin sent it. Such pages can only link
   *     to the authorization page and show avatars
   */
  void check(String path, @Nullable String authority, HttpServletRequest request) {
    String origin = request.getHeader(ORIGIN);
    boolean foreign;
    if (origin == null) {
      String site = request.getHeader("Sec-Fetch-Site");
      foreign =
          site != null
              && !Set.of("same-origin", "none").contains(site)
              && !isLink(path, request)
              && !isPicture(path, request);
    } else {
      String own = request.getScheme() + "://" + authority;
      foreign = !origin.equalsIgnoreCase(own) && (!rules.servesOrigin(origin) || isConsole(path));
    }
    if (foreign) {
      throw new RefusedRequestException(
          403,
          "The sandbox does not serve pages of this origin; allow it with allowedOrigin or"
              + " --allow-origin.");
    }
  }

  /** An application links or redirects to the page on which the user decides. */
  private static boolean isLink(String path, HttpServletRequest request) {
    return READS.contains(request.getMethod())
        && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
        && "document".equals(request.getHeader("Sec-Fetch-Dest"))
        && path.matches("(/3\\.1)?/oauth/authorize/?");
  }

  /** Allowed origins call the API; the console shows what others have sent. */
  private static boolean isConsole(String path) {
    return path.equals("/") || path.startsWith("/console/");
  }

  private static boolean isPicture(String path, HttpServletRequest request) {
    return READS.contains(request.getMethod())
        && "image".equals(request.getHeader("Sec-Fetch-Dest"))
        && path.matches("/3\\.1/users/get_avatar/?");
  }

  /**
   * Adds the CORS headers for an allowed origin, and answers its preflight requests.
   *
   * @return whether the request was a preflight request
   */
  boolean answersPreflight(String path, HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader(ORIGIN);
    if (origin == null || !rules.servesOrigin(origin)) {
      return false;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.addHeader("Vary", ORIGIN);
    if (!request.getMethod().equals("OPTIONS")
        || request.getHeader("Access-Control-Request-Method") == null) {
      response.setHeader("Access-Control-Expose-Headers", "X-Mmf-Simulated, X-Mmf-Refusal, Link");
      return false;
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    response.setHeader("Access-Control-Allow-Methods", "GET, POST");
    response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
    return true;
  }
}
