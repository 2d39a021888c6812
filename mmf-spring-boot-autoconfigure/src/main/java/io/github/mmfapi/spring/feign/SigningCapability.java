package io.github.mmfapi.spring.feign;

import feign.Capability;
import feign.Client;
import io.github.mmfapi.client.codec.MmfFeign;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.feign.OAuth1SigningClient;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import java.io.IOException;

/**
 * Signs the final requests of a Feign client, and turns the failures of its transport into the
 * exceptions of {@code MmfClient}.
 */
final class SigningCapability implements Capability {
  private final OAuth1Signer signer;
  private final TokenCredentialsProvider token;

  SigningCapability(ClientCredentials clientCredentials, TokenCredentialsProvider token) {
    this.signer = OAuth1Signer.builder().clientCredentials(clientCredentials).build();
    this.token = token;
  }

  @Override
  public Client enrich(Client client) {
    OAuth1SigningClient signing =
        OAuth1SigningClient.builder()
            .signer(signer)
            .credentials(token)
            .placement(Placement.QUERY)
            .timestampRefusal(MmfFeign::mayBeTimestampRefusal)
            .build(client);
    return (request, options) -> {
      try {
        return signing.execute(request, options);
      } catch (IOException e) {
        throw MmfTransportException.unanswered(FailedCall.unanswered(request), e);
      }
    };
  }
}
