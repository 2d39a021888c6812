package io.github.mmfapi.flink;

import io.github.mmfapi.oauth1.store.TokenStore;
import java.io.Serializable;

/**
 * Opens the token store in each process that runs a part of the job. An instance is part of the job
 * graph, which Flink shows and stores, so it must not hold a secret.
 */
@FunctionalInterface
public interface TokenStoreFactory extends Serializable {
  /**
   * Opens the store.
   *
   * @param secrets the secrets of this process
   * @return the store; the caller closes it
   */
  Opened open(Secrets secrets);

  /**
   * Holds an open store.
   *
   * @param store the store
   * @param closing closes what the store uses, such as a pool of connections
   */
  record Opened(TokenStore store, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }
}
