package io.github.mmfapi.contract;

import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.V4Interaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What client and server promise each other about all operations: a Pact file of version 4. The
 * build of this module makes it from the spec and the recordings.
 */
public final class Contract {
  /** The name of the Pact file beside this class, and as an artifact with the classifier pact. */
  private static final String FILE = "mmf-api-feign-mapmyfitness.json";

  private final Pact pact;
  private final List<ContractInteraction> interactions;

  private Contract(Pact pact, List<ContractInteraction> interactions) {
    this.pact = pact;
    this.interactions = interactions;
  }

  /**
   * Returns the contract of all operations of the bindings.
   *
   * @return the contract that is in the jar of this class
   */
  public static Contract ofAllOperations() {
    try (InputStream in = open()) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  /**
   * Opens the Pact file of all operations, for a Pact broker or for tools in other languages.
   *
   * @return the file; the caller closes it
   */
  public static InputStream open() {
    InputStream in = Contract.class.getResourceAsStream(FILE);
    if (in == null) {
      throw new IllegalStateException(FILE + " is missing beside " + Contract.class.getName());
    }
    return in;
  }

  /**
   * Reads a contract.
   *
   * @param pactFile a Pact file that this module made, or a part of one
   * @return the contract; interactions that end the user's token are the last
   * @throws IllegalArgumentException if it is another Pact file
   */
  public static Contract read(InputStream pactFile) {
    Pact pact = DefaultPactReader.INSTANCE.loadPact(pactFile);
    List<ContractInteraction> interactions = new ArrayList<>();
    for (var interaction : pact.getInteractions()) {
      if (!(interaction instanceof V4Interaction.SynchronousHttp http)) {
        throw new IllegalArgumentException(
            interaction.getDescription() + " is no HTTP interaction of Pact version 4");
      }
      interactions.add(new ContractInteraction(http));
    }
    // Their refusals come late, too: a server that accepts one of them has ended the token.
    Set<String> ending =
        interactions.stream()
            .filter(ContractInteraction::endsTheToken)
            .map(ContractInteraction::operation)
            .collect(Collectors.toSet());
    interactions.sort(
        Comparator.comparing((ContractInteraction i) -> ending.contains(i.operation()))
            .thenComparing(ContractInteraction::endsTheToken));
    return new Contract(pact, List.copyOf(interactions));
  }

  Pact pact() {
    return pact;
  }

  /** {@return all interactions, those that end the user's token last} */
  public List<ContractInteraction> interactions() {
    return interactions;
  }
}
