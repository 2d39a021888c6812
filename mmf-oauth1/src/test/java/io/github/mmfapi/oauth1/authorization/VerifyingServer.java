package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.TestServer;
import io.github.mmfapi.oauth1.TestServer.CannedResponse;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A server that verifies each token request, and the flows that call it. */
final class VerifyingServer implements AutoCloseable {
  private static final ClientCredentials CLIENT = ClientCredentials.of("client", "client s3cret");

  private final List<VerifiedRequest> verified = new ArrayList<>();
  private final List<SignedRequest> signed = new ArrayList<>();
  private final TestServer server;

  /**
   * Starts a server.
   *
   * @param token the token that requests may be signed with
   * @param answer the response to a request that was verified
   */
  VerifyingServer(TokenCredentials token, Function<ReceivedRequest, CannedResponse> answer)
      throws IOException {
    OAuth1Verifier verifier =
        OAuth1Verifier.builder()
            .credentials(
                new CredentialsLookup() {
                  @Override
                  public String clientSecret(String clientKey) {
                    return CLIENT.secret();
                  }

                  @Override
                  public @Nullable String tokenSecret(String clientKey, String name) {
                    return name.equals(token.token()) ? token.secret() : null;
                  }
                })
            .build();
    server =
        TestServer.start(
            request -> {
              verified.add(verifier.verify(request));
              return answer.apply(request);
            });
  }

  /** Returns the requests as they arrived, in order. */
  List<ReceivedRequest> received() {
    return server.received();
  }

  /** Returns the request that arrived, if there was one only. */
  ReceivedRequest onlyRequest() {
    return server.onlyRequest();
  }

  /** Returns what was verified, in order. */
  List<VerifiedRequest> verified() {
    return verified;
  }

  /** Returns what the flows signed, in order. */
  List<SignedRequest> signed() {
    return signed;
  }

  WebRedirectionFlow flow(Placement placement, FlowVariant variant) {
    URI base = URI.create(server.url());
    return WebRedirectionFlow.builder()
        .endpoints(
            new OAuth1Endpoints(
                base.resolve("/initiate"), base.resolve("/authorize"), base.resolve("/token")))
        .clientCredentials(CLIENT)
        .placement(placement)
        .variant(variant)
        .listener(signed::add)
        .build();
  }

  @Override
  public void close() {
    server.close();
  }
}
