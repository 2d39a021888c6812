package io.github.mmfapi.spring.autoconfigure;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Masks the secrets of this library's properties in {@code /actuator/env} and {@code
 * /actuator/configprops}, also if the application shows values there.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public class MmfSanitizingAutoConfiguration {

  /** Returns the function that masks the secrets. */
  @Bean
  @ConditionalOnMissingBean(name = "mmfSanitizingFunction")
  SanitizingFunction mmfSanitizingFunction() {
    return data -> SecretProperties.isSecret(data.getKey()) ? data.withSanitizedValue() : data;
  }
}
