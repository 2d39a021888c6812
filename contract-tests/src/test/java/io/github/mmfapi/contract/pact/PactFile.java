package io.github.mmfapi.contract.pact;

import au.com.dius.pact.core.model.Consumer;
import au.com.dius.pact.core.model.DefaultPactWriter;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.Provider;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.pactbroker.PactBrokerClient;
import au.com.dius.pact.core.pactbroker.PactBrokerClientConfig;
import au.com.dius.pact.core.pactbroker.PublishConfiguration;
import au.com.dius.pact.core.support.Result;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/** The contract of all operations; the same spec gives the same bytes. */
final class PactFile {
  static final String CONSUMER = "mmf-api-feign";
  static final String PROVIDER = "mapmyfitness";
  static final String FOLDER = "target/pacts";
  static final Path FILE = Path.of(FOLDER, CONSUMER + "-" + PROVIDER + ".json");

  private PactFile() {}

  static V4Pact pact(List<ContractInteraction> interactions) {
    List<Interaction> rendered = new ArrayList<>();
    interactions.stream()
        .sorted(Comparator.comparing(ContractInteraction::toString))
        .forEach(interaction -> rendered.add(interaction.interaction()));
    return new V4Pact(new Consumer(CONSUMER), new Provider(PROVIDER), rendered);
  }

  static String render(List<ContractInteraction> interactions) {
    StringWriter text = new StringWriter();
    try (PrintWriter out = new PrintWriter(text)) {
      succeeded(DefaultPactWriter.INSTANCE.writePact(pact(interactions), out, PactSpecVersion.V4));
    }
    return text.append('\n').toString();
  }

  static void write(List<ContractInteraction> interactions) {
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, render(interactions));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Publishes the contract to a broker.
   *
   * @param url the broker's address
   * @param version the version of the client
   */
  static void publish(String url, String version) {
    PactBrokerClient broker =
        new PactBrokerClient(url, new HashMap<>(), new PactBrokerClientConfig());
    succeeded(broker.uploadPactFile(FILE.toFile(), new PublishConfiguration(version)));
  }

  private static void succeeded(Result<?, ? extends Throwable> result) {
    if (result instanceof Result.Err<?> failed) {
      throw new IllegalStateException("the contract was not taken", (Throwable) failed.getError());
    }
  }
}
