package io.github.mmfapi.examples.service;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.spring.MmfConnectionDetails;
import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts a sandbox with a year of workouts beside the service if {@code mmf.base-url} is not set.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${mmf.base-url:}' == ''")
class SandboxConfiguration {
  private static final SandboxUser ANNA = new SandboxUser(5, "anna", "sandbox");

  @Bean(destroyMethod = "close")
  MmfSandbox sandbox() {
    return MmfSandbox.builder().applicationName("Example service").user(ANNA).demoData().start();
  }

  /** Takes the place of the properties {@code mmf.base-url}, client key and client secret. */
  @Bean
  MmfConnectionDetails connectionDetails(MmfSandbox sandbox) {
    return new MmfConnectionDetails() {
      @Override
      public URI baseUrl() {
        return sandbox.baseUrl();
      }

      @Override
      public ClientCredentials clientCredentials() {
        return sandbox.clientCredentials();
      }
    };
  }
}
