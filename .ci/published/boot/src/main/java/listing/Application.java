package listing;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** A Boot application with a client of the API. */
@SpringBootApplication
public class Application {
  /** Starts the application. */
  public static void main(String[] arguments) {
    SpringApplication.run(Application.class, arguments);
  }

  @Bean
  MmfClient client(Environment settings) {
    return MmfClient.builder()
        .baseUrl(settings.getRequiredProperty("mmf.base-url"))
        .clientCredentials(
            new ClientCredentials(
                settings.getRequiredProperty("mmf.client-key"),
                settings.getRequiredProperty("mmf.client-secret")))
        .tokenCredentials(
            new TokenCredentials(
                settings.getRequiredProperty("mmf.token"),
                settings.getRequiredProperty("mmf.token-secret")))
        .build();
  }
}
