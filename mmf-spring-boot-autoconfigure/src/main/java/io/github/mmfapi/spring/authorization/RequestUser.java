package io.github.mmfapi.spring.authorization;

import io.github.mmfapi.spring.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The user of the current servlet request: its principal, or the user who has logged in with
 * MapMyFitness in its session.
 */
public final class RequestUser implements CurrentUser {
  private static final String USER = "io.github.mmfapi.user";

  @Override
  public @Nullable String userKey() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
        ? userKey(current.getRequest())
        : null;
  }

  private static @Nullable String userKey(HttpServletRequest request) {
    Principal principal = request.getUserPrincipal();
    if (principal != null) {
      return principal.getName();
    }
    HttpSession session = request.getSession(false);
    return session == null ? null : (String) session.getAttribute(USER);
  }

  /** Logs a user in, with another session id, so that nobody else knows it. */
  static void logIn(HttpServletRequest request, String userKey) {
    request.changeSessionId();
    if (request.getUserPrincipal() == null) {
      request.getSession().setAttribute(USER, userKey);
    }
  }
}
