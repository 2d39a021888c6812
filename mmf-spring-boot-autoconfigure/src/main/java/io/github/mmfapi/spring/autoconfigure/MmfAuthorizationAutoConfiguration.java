package io.github.mmfapi.spring.autoconfigure;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.User;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.store.SecretCipher;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.spring.CurrentUser;
import io.github.mmfapi.spring.MmfConfigurationException;
import io.github.mmfapi.spring.authorization.AuthorizationEndpoints;
import io.github.mmfapi.spring.authorization.RequestUser;
import io.github.mmfapi.spring.authorization.UserKeyResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Configures the endpoints by which a user authorizes the application, in servlet applications with
 * {@code mmf.authorization.callback-url}.
 */
@AutoConfiguration(before = MmfAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({MmfClient.class, RouterFunction.class})
@ConditionalOnProperty("mmf.authorization.callback-url")
@EnableConfigurationProperties(AuthorizationProperties.class)
public class MmfAuthorizationAutoConfiguration {

  /** Returns the user of the current request. */
  @Bean
  @ConditionalOnMissingBean
  CurrentUser mmfCurrentUser() {
    return new RequestUser();
  }

  /** Returns what chooses the key of a user who has granted access. */
  @Bean
  @ConditionalOnMissingBean
  UserKeyResolver mmfUserKeyResolver(ObjectProvider<MmfClient> client) {
    return (request, token) -> userKey(request, client, token);
  }

  private static String userKey(
      HttpServletRequest request, ObjectProvider<MmfClient> client, TokenCredentials token) {
    Principal principal = request.getUserPrincipal();
    if (principal != null) {
      return principal.getName();
    }
    User user = client.getObject().as(token).users().getUser().user();
    Long id = user == null ? null : user.userId();
    return "mapmyfitness-"
        + Objects.requireNonNull(
            id, "users/get_user reported no id of the user who granted access");
  }

  /** Returns the routes of the two endpoints. */
  @Bean
  @ConditionalOnMissingBean(name = "mmfAuthorizationEndpoints")
  RouterFunction<ServerResponse> mmfAuthorizationEndpoints(
      AuthorizationProperties properties,
      @Value("${server.servlet.context-path:}") String contextPath,
      WebRedirectionFlow flow,
      TokenStore store,
      UserKeyResolver users,
      ObjectProvider<SecretCipher> cipher) {
    return new AuthorizationEndpoints(
            new AuthorizationEndpoints.Pages(
                callback(properties.callbackUrl()),
                path(properties.beginPath()),
                properties.successUrl(),
                properties.deniedUrl()),
            flow,
            store,
            users,
            cipher.getIfUnique())
        .routes(contextPath);
  }

  private static URI callback(@Nullable URI url) {
    boolean usable =
        url != null
            && url.getRawPath() != null
            && url.getRawPath().length() > 1
            && url.getRawPath().startsWith("/")
            && (url.getHost() != null) == url.isAbsolute()
            && url.getRawQuery() == null
            && url.getRawFragment() == null;
    if (url == null || !usable) {
      throw new MmfConfigurationException(
          "mmf.authorization.callback-url",
          "it is neither an absolute URL with a path and without query and fragment nor a path",
          "Set it to the URL of this application as browsers see it, such as"
              + " https://app.example/mmf/callback, or to a path such as /mmf/callback",
          null);
    }
    return url;
  }

  private static String path(String path) {
    if (!path.startsWith("/")) {
      throw new MmfConfigurationException(
          "mmf.authorization.begin-path",
          "it does not begin with a slash",
          "Set it to a path of this application, such as /mmf/authorize",
          null);
    }
    return path;
  }
}
