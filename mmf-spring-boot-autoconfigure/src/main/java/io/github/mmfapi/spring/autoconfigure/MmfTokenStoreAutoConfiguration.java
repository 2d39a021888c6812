package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.oauth1.store.SecretCipher;
import io.github.mmfapi.oauth1.store.TokenStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Configures the store of the users' tokens and the cipher of their secrets. A store in a database
 * takes part in Spring's transactions.
 */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
    })
@ConditionalOnClass(TokenStore.class)
@EnableConfigurationProperties(TokenStoreProperties.class)
@Import({JdbcTokenStoreConfiguration.class, LocalTokenStoreConfiguration.class})
public class MmfTokenStoreAutoConfiguration {

  /** Returns the cipher of {@code mmf.token-store.encryption-key}. */
  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty("mmf.token-store.encryption-key")
  SecretCipher mmfSecretCipher(TokenStoreProperties properties) {
    return EncryptionKeys.cipher(properties);
  }
}
