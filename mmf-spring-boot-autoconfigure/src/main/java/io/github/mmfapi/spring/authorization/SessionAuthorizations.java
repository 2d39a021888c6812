package io.github.mmfapi.spring.authorization;

import io.github.mmfapi.oauth1.authorization.PendingAuthorization;
import io.github.mmfapi.oauth1.store.SecretCipher;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * Keeps the authorization that a user has begun in the session, for one use. It has a secret, which
 * is encrypted if the application has a cipher, because sessions may be stored.
 */
final class SessionAuthorizations {
  private static final String PENDING = "io.github.mmfapi.pending";
  private static final String COMPLETED = "io.github.mmfapi.completed";

  private final @Nullable SecretCipher cipher;

  SessionAuthorizations(@Nullable SecretCipher cipher) {
    this.cipher = cipher;
  }

  void keep(HttpSession session, PendingAuthorization pending) {
    String text = pending.encode();
    session.setAttribute(PENDING, cipher == null ? text : cipher.encrypt(text, PENDING));
  }

  /** Takes the authorization out of the session, so that no other request can use it. */
  @Nullable PendingAuthorization take(HttpSession session) {
    String text;
    synchronized (WebUtils.getSessionMutex(session)) {
      text = (String) session.getAttribute(PENDING);
      session.removeAttribute(PENDING);
    }
    if (text == null) {
      return null;
    }
    return PendingAuthorization.decode(cipher == null ? text : cipher.decrypt(text, PENDING));
  }

  /** Notes which authorization the user has completed, by its temporary token. */
  void completed(HttpSession session, PendingAuthorization pending) {
    session.setAttribute(COMPLETED, pending.temporaryCredentials().token());
  }

  boolean isCompleted(HttpSession session, @Nullable String token) {
    return token != null && Objects.equals(session.getAttribute(COMPLETED), token);
  }
}
