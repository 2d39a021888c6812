package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.oauth1.store.TokenStore;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures the health indicator {@code mmf}, unless {@code management.health.mmf.enabled} is
 * false. It is down if the token store cannot be read or a stored secret cannot be decrypted. It
 * calls no API. Spring Boot 4 has the classes of health in other packages than 3.5.
 */
@AutoConfiguration(after = MmfTokenStoreAutoConfiguration.class)
@ConditionalOnBean(TokenStore.class)
public class MmfHealthAutoConfiguration {

  /** Spring Boot 3.5. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
  static class Boot3 {

    @Bean
    @ConditionalOnEnabledHealthIndicator("mmf")
    @ConditionalOnMissingBean(name = "mmfHealthIndicator")
    HealthIndicator mmfHealthIndicator(TokenStore store) {
      TokenStoreCheck check = new TokenStoreCheck(store);
      return () -> {
        TokenStoreCheck.Result result = check.check();
        Health.Builder health = result.problem() == null ? Health.up() : Health.down();
        if (result.problem() != null) {
          health.withDetail("problem", result.problem());
        }
        return health.withDetail("tokenStore", result.store()).build();
      };
    }
  }

  /** Spring Boot 4. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
  static class Boot4 {

    @Bean
    @org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator(
        "mmf")
    @ConditionalOnMissingBean(name = "mmfHealthIndicator")
    org.springframework.boot.health.contributor.HealthIndicator mmfHealthIndicator(
        TokenStore store) {
      TokenStoreCheck check = new TokenStoreCheck(store);
      return () -> {
        TokenStoreCheck.Result result = check.check();
        var health =
            result.problem() == null
                ? org.springframework.boot.health.contributor.Health.up()
                : org.springframework.boot.health.contributor.Health.down();
        if (result.problem() != null) {
          health.withDetail("problem", result.problem());
        }
        return health.withDetail("tokenStore", result.store()).build();
      };
    }
  }
}
