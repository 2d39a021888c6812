package io.github.mmfapi.client;

import feign.Logger;
import io.github.mmfapi.oauth1.internal.SecretText;
import org.slf4j.LoggerFactory;

/**
 * Feign's log of requests and answers, on SLF4J at debug level, under the name {@code
 * io.github.mmfapi.client.MmfClient}. Every line goes through {@link Redaction}; headers that carry
 * credentials are left out. It sees requests before they are signed, so that no signature is in it
 * in the first place.
 */
final class RedactingLogger extends Logger {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(MmfClient.class);

  @Override
  @SuppressWarnings("AnnotateFormatMethod") // the annotation belongs to Feign's method
  protected void log(String configKey, String format, Object... args) {
    if (LOG.isDebugEnabled()) {
      LOG.debug("{}{}", methodTag(configKey), Redaction.text(String.format(format, args)));
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
