package io.github.mmfapi.spring.autoconfigure;

import feign.RequestInterceptor;
import feign.Target;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.spring.CurrentUser;
import io.github.mmfapi.spring.oauth1.OAuth1Client;
import io.github.mmfapi.spring.oauth1.OAuth1Clients;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ResourceLoader;

/**
 * Configures a signer, an interceptor and a flow for each OAuth 1 API of {@code oauth1.clients.*}.
 * A client of Spring Cloud OpenFeign with such a name signs its requests; all others stay as they
 * are.
 */
@AutoConfiguration(after = MmfTokenStoreAutoConfiguration.class)
@ConditionalOnClass({RequestInterceptor.class, OAuth1Client.class})
@Conditional(OnOAuth1Clients.class)
@EnableConfigurationProperties(OAuth1ClientsProperties.class)
public class OAuth1ClientsAutoConfiguration {

  /** Returns the APIs by their names. */
  @Bean
  @ConditionalOnMissingBean
  OAuth1Clients oauth1Clients(
      OAuth1ClientsProperties properties,
      ResourceLoader resources,
      TokenStore store,
      ObjectProvider<CurrentUser> user) {
    OAuth1ClientFactory factory =
        new OAuth1ClientFactory(resources, store, user.getIfUnique(() -> () -> null));
    Map<String, OAuth1Client> clients = new LinkedHashMap<>();
    properties.clients().forEach((name, client) -> clients.put(name, factory.client(name, client)));
    return new OAuth1Clients(clients);
  }

  /** Returns the interceptor of Feign clients with such a name, the last one. */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  @ConditionalOnMissingBean(name = "oauth1RequestInterceptor")
  RequestInterceptor oauth1RequestInterceptor(OAuth1Clients clients) {
    return template -> {
      Target<?> target = template.feignTarget();
      OAuth1Client client = target == null ? null : clients.find(target.name());
      if (client != null) {
        client.interceptor().apply(template);
      }
    };
  }
}
