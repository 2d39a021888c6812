package io.github.mmfapi.contract;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.NonceGenerator;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SigningCredentials;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings about the states that an interaction needs, sends its request and compares the response.
 */
final class InteractionRun {
  private final ServerSession session;
  private final Contract contract;
  private final ContractInteraction interaction;

  InteractionRun(ServerSession session, Contract contract, ContractInteraction interaction) {
    this.session = session;
    this.contract = contract;
    this.interaction = interaction;
  }

  List<Difference> run() throws InterruptedException {
    try {
      return compare();
    } catch (IOException e) {
      return List.of(
          new Difference(
              "connection",
              "a response",
              "none (" + OutgoingRequest.describe(e) + ")",
              Evidence.inferred("a server responds")));
    } catch (IllegalStateException e) {
      return List.of(
          new Difference(
              "before the call",
              "the server gets into the state that the call needs",
              String.valueOf(e.getMessage()),
              Evidence.inferred("what the contract presupposes")));
    }
  }

  private List<Difference> compare() throws IOException, InterruptedException {
    Map<String, String> ids = ids();
    OAuth1Signer signer = signer();
    OutgoingRequest request = session.signing(signer, credentials(ids)).sign(interaction, ids);
    OutgoingRequest earlier =
        interaction.needsSpentNonce()
            ? session.anyCall(signer)
            : interaction.needsUsedNonce() ? request : null;
    if (earlier != null) {
      // Only after an accepted call does the refusal of the second one prove anything.
      HttpResponse<byte[]> first = session.send(earlier);
      if (ResponseComparison.isRefusal(first, interaction.refusal())) {
        return List.of(refusedFirst(earlier));
      }
    }
    return new ResponseComparison(contract.pact(), interaction, session.send(request))
        .differences();
  }

  private Difference refusedFirst(OutgoingRequest earlier) {
    return new Difference(
        "the first call",
        "accepted: " + earlier + " has a new nonce and a valid signature",
        "refused: \"" + interaction.refusal() + "\"",
        Evidence.inferred("RFC 5849 section 3.2"));
  }

  private OAuth1Signer signer() {
    ClientCredentials client = session.client();
    if (interaction.needsWrongSecret()) {
      return session.signer(
          ClientCredentials.of(client.key(), NonceGenerator.secureRandom().nonce()));
    }
    return interaction.needsSpentNonce() ? session.repeatingSigner(client) : session.signer(client);
  }

  private @Nullable SigningCredentials credentials(Map<String, String> ids)
      throws IOException, InterruptedException {
    if (interaction.needsAuthorizedCredentials()) {
      TemporaryCredentials temporary = session.temporaryCredentials();
      ids.put("oauth_verifier", session.authorize(temporary));
      return temporary;
    }
    return interaction.signing().equals("TOKEN") ? session.token() : null;
  }

  private Map<String, String> ids() throws IOException, InterruptedException {
    Map<String, String> ids = new HashMap<>();
    if (interaction.needsIssuedCredentials()) {
      ids.put("oauth_token", session.temporaryCredentials().token());
    }
    for (String name : interaction.neededIds()) {
      String id = session.id(name);
      if (id != null) {
        ids.put(name, id);
      }
    }
    return ids;
  }
}
