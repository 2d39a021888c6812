package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.oauth1.store.JdbcTokenStore;
import io.github.mmfapi.oauth1.store.SecretCipher;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.spring.MmfConfigurationException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The token store in a table, if no other one is asked for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({DataSource.class, TransactionAwareDataSourceProxy.class})
@ConditionalOnSingleCandidate(DataSource.class)
@Conditional(OnJdbcTokenStore.class)
class JdbcTokenStoreConfiguration {

  @Bean
  @ConditionalOnMissingBean(TokenStore.class)
  JdbcTokenStore mmfTokenStore(
      DataSource dataSource, TokenStoreProperties properties, ObjectProvider<SecretCipher> cipher) {
    JdbcTokenStore store;
    try {
      store =
          JdbcTokenStore.of(
              TransactionDataSource.of(dataSource), properties.table(), cipher.getIfUnique());
    } catch (IllegalArgumentException e) {
      throw new MmfConfigurationException(
          "mmf.token-store.table", String.valueOf(e.getMessage()), "Change its value", e);
    }
    if (SchemaDecision.createsTable(properties.initializeSchema(), dataSource)) {
      store.createTable();
    }
    return store;
  }
}
