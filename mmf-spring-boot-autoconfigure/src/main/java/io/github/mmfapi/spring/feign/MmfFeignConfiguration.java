package io.github.mmfapi.spring.feign;

import feign.Capability;
import io.github.mmfapi.client.codec.MmfFeign;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.spring.MmfConnectionDetails;
import org.springframework.cloud.openfeign.FeignBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Configures a client of Spring Cloud OpenFeign for a generated interface. Name it at the client,
 * so that it changes no other one:
 *
 * <pre>{@code
 * @FeignClient(
 *     name = "workouts",
 *     url = "${mmf.base-url}",
 *     configuration = MmfFeignConfiguration.class)
 * interface Workouts extends WorkoutsApi {}
 * }</pre>
 *
 * <p>The client needs a {@code url}, because a signature does not survive the rewriting of a load
 * balancer. Failures are the exceptions of {@code io.github.mmfapi.client.error}. Calls are made on
 * behalf of the fixed token, of the current user, or of the user whom a method names with {@link
 * io.github.mmfapi.oauth1.feign.UserKey}. It retries nothing: retries, time-outs, circuit breakers
 * and metrics are those of Spring. The two token methods of {@code OAuthApi} do not work here; use
 * {@code WebRedirectionFlow}.
 */
public class MmfFeignConfiguration {

  /** Creates the configuration; Spring does. */
  public MmfFeignConfiguration() {}

  /** Returns what sets contract, encoder, decoders and logger, and turns Feign's retries off. */
  @Bean
  FeignBuilderCustomizer mmfFeignCodec() {
    return MmfFeign::configure;
  }

  /** Returns what signs each request after all interceptors. */
  @Bean
  Capability mmfFeignSigning(MmfConnectionDetails details, TokenCredentialsProvider token) {
    return new SigningCapability(details.clientCredentials(), token);
  }
}
