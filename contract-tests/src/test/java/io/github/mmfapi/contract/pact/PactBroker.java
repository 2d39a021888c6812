package io.github.mmfapi.contract.pact;

import au.com.dius.pact.core.pactbroker.PactBrokerClient;
import au.com.dius.pact.core.pactbroker.PactBrokerClientConfig;
import au.com.dius.pact.core.pactbroker.PublishConfiguration;
import au.com.dius.pact.core.support.Result;
import io.github.mmfapi.contract.Contract;
import io.github.mmfapi.contract.internal.make.PactFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;

/** Publishes the contract to a broker. */
final class PactBroker {
  private PactBroker() {}

  /**
   * Publishes the contract.
   *
   * @param url the broker's address
   * @param version the version of the client
   */
  static void publish(String url, String version) throws IOException {
    Path file = Path.of("target", "pacts", PactFile.NAME);
    Files.createDirectories(file.getParent());
    try (InputStream contract = Contract.open()) {
      Files.copy(contract, file, StandardCopyOption.REPLACE_EXISTING);
    }
    PactBrokerClient broker =
        new PactBrokerClient(url, new HashMap<>(), new PactBrokerClientConfig());
    if (broker.uploadPactFile(file.toFile(), new PublishConfiguration(version))
        instanceof Result.Err<?> failed) {
      throw new IllegalStateException(
          "the broker did not take the contract", (Throwable) failed.getError());
    }
  }
}
