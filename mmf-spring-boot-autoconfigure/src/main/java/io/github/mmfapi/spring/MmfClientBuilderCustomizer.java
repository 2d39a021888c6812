package io.github.mmfapi.spring;

import io.github.mmfapi.client.MmfClientBuilder;

/**
 * Changes the client before it is built. All beans of this type are called in their order, after
 * the properties were applied.
 */
@FunctionalInterface
public interface MmfClientBuilderCustomizer {

  /**
   * Changes the builder.
   *
   * @param builder has all settings of the properties
   */
  void customize(MmfClientBuilder builder);
}
