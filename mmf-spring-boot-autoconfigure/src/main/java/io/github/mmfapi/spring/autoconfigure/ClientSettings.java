package io.github.mmfapi.spring.autoconfigure;

import feign.Logger;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.transport.ApacheTransport;
import io.github.mmfapi.client.transport.JdkTransport;
import io.github.mmfapi.spring.MmfConfigurationException;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.ClassUtils;

/**
 * Applies the properties to a builder. A value that the builder refuses is told by its property.
 */
final class ClientSettings {
  private final MmfProperties properties;
  private final MmfClientBuilder builder;

  ClientSettings(MmfProperties properties, MmfClientBuilder builder) {
    this.properties = properties;
    this.builder = builder;
  }

  void apply(@Nullable SslBundles bundles) {
    set("mmf.connect-timeout", () -> builder.connectTimeout(properties.connectTimeout()));
    set("mmf.read-timeout", () -> builder.readTimeout(properties.readTimeout()));
    set("mmf.call-timeout", () -> builder.callTimeout(properties.callTimeout()));
    set("mmf.max-connections", () -> builder.maxConnections(properties.maxConnections()));
    set(
        "mmf.max-response-size",
        () -> builder.maxResponseSize(properties.maxResponseSize().toBytes()));
    String userAgent = properties.userAgent();
    if (userAgent != null) {
      set("mmf.user-agent", () -> builder.userAgent(userAgent));
    }
    builder.logLevel(Logger.Level.valueOf(properties.logLevel().name()));
    builder.retryPolicy(retryPolicy(properties.retry()));
    proxy(properties.proxy());
    tls(properties.ssl().bundle(), bundles);
    transport(properties.transport());
  }

  private static RetryPolicy retryPolicy(MmfProperties.Retry retry) {
    RetryPolicy.Builder policy = RetryPolicy.builder();
    set("mmf.retry.max-attempts", () -> policy.maxAttempts(retry.maxAttempts()));
    set("mmf.retry.base-delay", () -> policy.baseDelay(retry.baseDelay()));
    set("mmf.retry.max-delay", () -> policy.maxDelay(retry.maxDelay()));
    set("mmf.retry.max-retry-after", () -> policy.maxRetryAfter(retry.maxRetryAfter()));
    return policy.build();
  }

  private void proxy(MmfProperties.Proxy proxy) {
    String host = proxy.host();
    String user = proxy.user();
    if (host == null) {
      if (user != null || proxy.password() != null) {
        throw new MmfConfigurationException(
            "mmf.proxy.host",
            "mmf.proxy.user or mmf.proxy.password is set, but no proxy",
            "Set mmf.proxy.host and mmf.proxy.port",
            null);
      }
      return;
    }
    // Unresolved: the address of the proxy may change while the application runs.
    set(
        "mmf.proxy.port",
        () -> builder.proxy(InetSocketAddress.createUnresolved(host, proxy.port())));
    if (user != null || proxy.password() != null) {
      String name = Objects.requireNonNullElse(user, "");
      String password = Objects.requireNonNullElse(proxy.password(), "");
      set(
          "mmf.proxy.user",
          () ->
              builder.proxy(
                  InetSocketAddress.createUnresolved(host, proxy.port()), name, password));
    }
  }

  private void tls(@Nullable String bundle, @Nullable SslBundles bundles) {
    if (bundle == null) {
      return;
    }
    if (bundles == null) {
      throw new MmfConfigurationException(
          "mmf.ssl.bundle",
          "the application has no SslBundles",
          "Do not exclude SslAutoConfiguration, or set an SSLContext with an"
              + " MmfClientBuilderCustomizer",
          null);
    }
    builder.sslContext(bundles.getBundle(bundle).createSslContext());
  }

  private void transport(MmfProperties.HttpTransport transport) {
    switch (transport) {
      case OKHTTP -> {
        // The default of the client.
      }
      case JDK -> {
        require("feign.http2client.Http2Client", "feign-java11");
        builder.transport(JdkTransport::open);
      }
      case APACHE -> {
        require("feign.hc5.ApacheHttp5Client", "feign-hc5");
        builder.transport(ApacheTransport::open);
      }
    }
  }

  private static void require(String className, String artifact) {
    if (!ClassUtils.isPresent(className, ClientSettings.class.getClassLoader())) {
      throw new MmfConfigurationException(
          "mmf.transport",
          "the class " + className + " is not on the class path",
          "Add the dependency io.github.openfeign:" + artifact,
          null);
    }
  }

  private static void set(String property, Runnable setter) {
    try {
      setter.run();
    } catch (IllegalArgumentException e) {
      throw new MmfConfigurationException(
          property, String.valueOf(e.getMessage()), "Change its value", e);
    }
  }
}
