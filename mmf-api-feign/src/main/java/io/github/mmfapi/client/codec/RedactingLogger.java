package io.github.mmfapi.client.codec;

import feign.Logger;
import feign.Request;
import feign.Response;
import io.github.mmfapi.oauth1.internal.SecretText;
import io.github.mmfapi.oauth1.internal.feign.CallSecrets;
import io.github.mmfapi.value.internal.OneLine;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/**
 * Writes Feign's log of requests and responses to SLF4J at debug level, under the name {@code
 * io.github.mmfapi.client.MmfClient}. {@link SecretText} masks each line, with the secrets of the
 * call; headers with credentials are left out. Control characters of what was sent and received are
 * shown as escapes, so that each event is one line and no text from outside can pass for another.
 * It sees requests before they are signed, so it never logs a signature.
 */
final class RedactingLogger extends Logger {
  private static final org.slf4j.Logger LOG =
      LoggerFactory.getLogger("io.github.mmfapi.client.MmfClient");

  /** Masks the secrets of the call that this thread logs; Feign's method has no argument for it. */
  private static final ThreadLocal<SecretText> SECRETS =
      ThreadLocal.withInitial(SecretText::byName);

  @Override
  protected void logRequest(String configKey, Level logLevel, Request request) {
    if (LOG.isDebugEnabled()) {
      SECRETS.set(CallSecrets.of(request));
      try {
        super.logRequest(configKey, logLevel, request);
      } finally {
        SECRETS.remove();
      }
    }
  }

  @Override
  protected Response logAndRebufferResponse(
      String configKey, Level logLevel, Response response, long elapsedTime) throws IOException {
    if (!LOG.isDebugEnabled()) {
      return response;
    }
    SECRETS.set(CallSecrets.of(response.request()));
    try {
      return super.logAndRebufferResponse(configKey, logLevel, response, elapsedTime);
    } finally {
      SECRETS.remove();
    }
  }

  @Override
  @SuppressWarnings("AnnotateFormatMethod") // Feign's method has the annotation.
  protected void log(String configKey, String format, Object... args) {
    if (LOG.isDebugEnabled()) {
      String masked = SECRETS.get().mask(String.format(Locale.ROOT, format, args));
      LOG.debug("{}{}", methodTag(configKey), OneLine.of(masked, Integer.MAX_VALUE));
    }
  }

  @Override
  protected boolean shouldLogRequestHeader(String header) {
    return !SecretText.isSecretHeader(header);
  }

  @Override
  protected boolean shouldLogResponseHeader(String header) {
    return !SecretText.isSecretHeader(header);
  }
}
