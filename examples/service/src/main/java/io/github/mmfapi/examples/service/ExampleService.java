package io.github.mmfapi.examples.service;

import io.github.mmfapi.oauth1.store.SecretCipher;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** Starts the service. Users log in with MapMyFitness, so it has no passwords of its own. */
@SpringBootApplication(
    proxyBeanMethods = false,
    exclude = UserDetailsServiceAutoConfiguration.class)
public class ExampleService {
  private static final int KEY_BYTES = 32;

  public static void main(String[] arguments) {
    SpringApplication.run(ExampleService.class, arguments);
  }

  @Bean
  Clock clock() {
    return Clock.system(ZoneId.systemDefault());
  }

  /**
   * Encrypts the tokens in H2. That database is in memory, so nobody needs the key after this run.
   */
  @Bean
  @Profile("!postgres")
  SecretCipher cipherOfThisRun() {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return SecretCipher.of(key);
  }
}
