package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.oauth1.store.FileTokenStore;
import io.github.mmfapi.oauth1.store.SecretCipher;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.spring.MmfConfigurationException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The token stores without a database; processed after the one with. */
@Configuration(proxyBeanMethods = false)
class LocalTokenStoreConfiguration {

  @Bean
  @ConditionalOnMissingBean(TokenStore.class)
  TokenStore mmfTokenStore(TokenStoreProperties properties, ObjectProvider<SecretCipher> cipher) {
    TokenStoreProperties.Type type = properties.type();
    Path directory = properties.directory();
    if (type == TokenStoreProperties.Type.JDBC) {
      throw new MmfConfigurationException(
          "mmf.token-store.type",
          "it is jdbc, but the application has no single DataSource",
          "Add the dependency org.springframework.boot:spring-boot-starter-jdbc and set"
              + " spring.datasource.url, or mark one DataSource as primary",
          null);
    }
    if (type == TokenStoreProperties.Type.FILE && directory == null) {
      throw new MmfConfigurationException(
          "mmf.token-store.directory",
          "mmf.token-store.type is file, but no directory is set",
          "Set it to a directory that only the application uses",
          null);
    }
    return directory == null || type == TokenStoreProperties.Type.MEMORY
        ? TokenStore.inMemory()
        : files(directory, cipher.getIfUnique());
  }

  private static TokenStore files(Path directory, @Nullable SecretCipher cipher) {
    return cipher == null ? FileTokenStore.open(directory) : FileTokenStore.open(directory, cipher);
  }
}
