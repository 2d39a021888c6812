package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.spring.CurrentUser;
import io.github.mmfapi.spring.MmfClientBuilderCustomizer;
import io.github.mmfapi.spring.MmfConfigurationException;
import io.github.mmfapi.spring.MmfConnectionDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;

/**
 * Configures {@link MmfClient}, the generated interfaces and the flow by which a user authorizes
 * the application, unless {@code mmf.enabled} is false.
 */
@AutoConfiguration(
    after = {MmfTokenStoreAutoConfiguration.class, MmfMetricsAutoConfiguration.class},
    afterName = "org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration")
@ConditionalOnClass(MmfClient.class)
@ConditionalOnProperty(name = "mmf.enabled", matchIfMissing = true)
@EnableConfigurationProperties(MmfProperties.class)
@Import(GeneratedApisRegistrar.class)
@ImportRuntimeHints(MmfRuntimeHints.class)
public class MmfAutoConfiguration {

  /** Returns the server and its credentials. */
  @Bean
  @ConditionalOnMissingBean(MmfConnectionDetails.class)
  MmfConnectionDetails mmfConnectionDetails(MmfProperties properties) {
    return new PropertiesConnectionDetails(properties);
  }

  /** Returns the token of each call: the fixed one, or that of the current user. */
  @Bean
  @ConditionalOnMissingBean(TokenCredentialsProvider.class)
  TokenCredentialsProvider mmfTokenCredentials(
      MmfConnectionDetails details,
      ObjectProvider<TokenStore> store,
      ObjectProvider<CurrentUser> user) {
    return new CurrentTokenCredentials(
        details::tokenCredentials, store.getIfUnique(), user.getIfUnique(() -> () -> null));
  }

  /** Returns the client, which Spring closes. */
  @Bean
  @ConditionalOnMissingBean
  MmfClient mmfClient(
      MmfProperties properties,
      MmfConnectionDetails details,
      TokenCredentialsProvider token,
      ObjectProvider<SslBundles> bundles,
      ObjectProvider<MmfCallListener> listeners,
      ObjectProvider<MmfClientBuilderCustomizer> customizers) {
    List<MmfCallListener> all = listeners.orderedStream().toList();
    requireListener(properties.metrics().mode(), all);
    MmfClientBuilder builder =
        MmfClient.builder()
            .baseUrl(details.baseUrl())
            .clientCredentials(details.clientCredentials())
            .tokenCredentials(token);
    new ClientSettings(properties, builder).apply(bundles.getIfAvailable());
    all.forEach(builder::listener);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }

  private static void requireListener(
      MmfProperties.Metrics.@Nullable Mode mode, List<MmfCallListener> listeners) {
    boolean wanted = mode != null && mode != MmfProperties.Metrics.Mode.NONE;
    if (wanted && listeners.isEmpty()) {
      throw new MmfConfigurationException(
          "mmf.metrics.mode",
          "it is set to " + mode + ", but the application has no registry for it",
          "Add the dependency org.springframework.boot:spring-boot-starter-actuator",
          null);
    }
  }

  /** Returns the flow by which a user authorizes the application. */
  @Bean
  @ConditionalOnMissingBean
  WebRedirectionFlow mmfWebRedirectionFlow(MmfClient client) {
    return client.authorization();
  }
}
