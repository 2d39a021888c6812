package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.metrics.MmfMetrics;
import io.github.mmfapi.client.metrics.MmfObservations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Counts the client's calls, by observations or by meters. Both at once would count each call
 * twice, so {@code mmf.metrics.mode} chooses one, and a listener of the application replaces it.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration"
    })
@ConditionalOnClass({MmfClient.class, MeterRegistry.class, ObservationRegistry.class})
@ConditionalOnProperty(name = "mmf.enabled", matchIfMissing = true)
public class MmfMetricsAutoConfiguration {
  private static final String MODE = "mmf.metrics.mode";

  /** Observations, which are the default. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = MODE, havingValue = "observation", matchIfMissing = true)
  @ConditionalOnBean(ObservationRegistry.class)
  static class Observations {

    @Bean
    @ConditionalOnMissingBean({MmfObservations.class, MmfMetrics.class})
    MmfObservations mmfObservations(ObservationRegistry registry) {
      return MmfObservations.of(registry);
    }
  }

  /** Meters. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnProperty(name = MODE, havingValue = "meters")
  @ConditionalOnBean(MeterRegistry.class)
  static class Meters {

    @Bean
    @ConditionalOnMissingBean({MmfObservations.class, MmfMetrics.class})
    MmfMetrics mmfMetrics(MeterRegistry registry) {
      return MmfMetrics.of(registry);
    }
  }
}
