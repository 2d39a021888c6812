package io.github.mmfapi.sandbox.internal.oauth;

import io.github.mmfapi.sandbox.internal.model.Digests;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks the CSRF tokens of the authorization form and the console: a form is only
 * accepted from the browser session and for the temporary token it was shown for. The CSRF token is
 * an HMAC of both, so the sandbox stores no sessions.
 */
public final class CsrfToken {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecureRandom random = new SecureRandom();
  private final byte[] key = new byte[32];

  public CsrfToken() {
    random.nextBytes(key);
  }

  /** Returns the browser's session id, a new one if the cookie is absent or malformed. */
  public String session(@Nullable String cookie) {
    if (cookie != null && cookie.matches("[0-9a-f]{32}")) {
      return cookie;
    }
    byte[] session = new byte[16];
    random.nextBytes(session);
    return HexFormat.of().formatHex(session);
  }

  /** Returns the token for a session and a temporary token, or another name of a form. */
  public String of(String session, String token) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] code = mac.doFinal((session + "\n" + token).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime cannot compute " + ALGORITHM, e);
    }
  }

  /** Returns whether a form was shown to a session. */
  public boolean isValid(@Nullable String csrfToken, @Nullable String session, String token) {
    return csrfToken != null && session != null && Digests.isSame(csrfToken, of(session, token));
  }
}
