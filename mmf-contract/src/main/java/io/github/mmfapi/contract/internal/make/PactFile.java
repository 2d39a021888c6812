package io.github.mmfapi.contract.internal.make;

import au.com.dius.pact.core.model.Consumer;
import au.com.dius.pact.core.model.DefaultPactWriter;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.Provider;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.support.Result;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The contract of all operations; the same spec gives the same bytes. */
public final class PactFile {
  /** The name of the client in the contract. */
  public static final String CONSUMER = "mmf-api-feign";

  /** The name of the server in the contract. */
  public static final String PROVIDER = "mapmyfitness";

  /** The name of the file. */
  public static final String NAME = CONSUMER + "-" + PROVIDER + ".json";

  private PactFile() {}

  /** Returns the contract of some interactions, sorted by description. */
  public static V4Pact pact(List<PromisedInteraction> interactions) {
    List<Interaction> rendered = new ArrayList<>();
    interactions.stream()
        .sorted(Comparator.comparing(PromisedInteraction::toString))
        .forEach(interaction -> rendered.add(interaction.interaction()));
    return new V4Pact(new Consumer(CONSUMER), new Provider(PROVIDER), rendered);
  }

  /** Returns the contract of some interactions as the text of a Pact file of version 4. */
  public static String render(List<PromisedInteraction> interactions) {
    StringWriter text = new StringWriter();
    try (PrintWriter out = new PrintWriter(text)) {
      Result<?, ? extends Throwable> result =
          DefaultPactWriter.INSTANCE.writePact(pact(interactions), out, PactSpecVersion.V4);
      if (result instanceof Result.Err<?> failed) {
        throw new IllegalStateException(
            "the contract was not written", (Throwable) failed.getError());
      }
    }
    return text.append('\n').toString();
  }
}
