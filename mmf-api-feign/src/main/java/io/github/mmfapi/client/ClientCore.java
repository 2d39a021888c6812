package io.github.mmfapi.client;

import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.feign.ClockCorrection;

/**
 * What all users of a client share.
 *
 * @param settings how to call
 * @param transport what carries the requests
 * @param contract the interfaces as Feign reads them
 * @param runner what repeats attempts
 * @param signer what signs; each user brings a token
 * @param clockCorrection what the server's answers taught about this machine's clock
 */
record ClientCore(
    MmfClientSettings settings,
    Transport transport,
    SharedContract contract,
    CallRunner runner,
    OAuth1Signer signer,
    ClockCorrection clockCorrection) {

  static ClientCore of(
      MmfClientSettings settings, Transport transport, String userAgent, CallRunner runner) {
    OAuth1Signer signer =
        OAuth1Signer.builder()
            .clientCredentials(settings.clientCredentials())
            .clock(settings.clock())
            .build();
    return new ClientCore(
        settings,
        transport,
        new SharedContract(userAgent),
        runner,
        signer,
        ClockCorrection.create());
  }
}
