package io.github.mmfapi.client.codec;

import feign.Logger;
import io.github.mmfapi.client.internal.http.Redaction;
import io.github.mmfapi.oauth1.internal.SecretText;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/**
 * Writes Feign's log of requests and responses to SLF4J at debug level, under the name {@code
 * io.github.mmfapi.client.MmfClient}. {@link Redaction} masks each line; headers with credentials
 * are left out. It sees requests before they are signed, so it never logs a signature.
 */
final class RedactingLogger extends Logger {
  private static final org.slf4j.Logger LOG =
      LoggerFactory.getLogger("io.github.mmfapi.client.MmfClient");

  @Override
  @SuppressWarnings("AnnotateFormatMethod") // Feign's method has the annotation.
  protected void log(String configKey, String format, Object... args) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "{}{}", methodTag(configKey), Redaction.text(String.format(Locale.ROOT, format, args)));
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
