package io.github.mmfapi.client;

import io.github.mmfapi.client.codec.MmfFeign;
import io.github.mmfapi.client.internal.call.CallRunner;
import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.feign.ClockCorrection;

/**
 * Holds what all users of a client share.
 *
 * @param settings the settings of the builder
 * @param transport sends requests
 * @param feign configures Feign
 * @param runner runs calls
 * @param signer signs requests; each user adds a token
 * @param clockCorrection the clock skew that responses of the server have shown
 */
record ClientCore(
    MmfClientSettings settings,
    Transport transport,
    MmfFeign feign,
    CallRunner runner,
    OAuth1Signer signer,
    ClockCorrection clockCorrection) {

  static ClientCore of(
      MmfClientSettings settings, Transport transport, MmfFeign feign, CallRunner runner) {
    OAuth1Signer signer =
        OAuth1Signer.builder()
            .clientCredentials(settings.clientCredentials())
            .clock(settings.clock())
            .build();
    return new ClientCore(settings, transport, feign, runner, signer, ClockCorrection.create());
  }
}
