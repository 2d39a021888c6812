package io.github.mmfapi.examples.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.github.mmfapi.spring.test.MmfSandboxTest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The profile {@code postgres}, on a real PostgreSQL. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("postgres")
@AutoConfigureMockMvc
@MmfSandboxTest(sandbox = Ben.class, authorized = false)
class PostgresTest {
  private static EmbeddedPostgres postgres;

  /** Skipped where PostgreSQL cannot run, which needs Linux on x86-64. */
  @BeforeAll
  static void start() {
    try {
      postgres = EmbeddedPostgres.start();
    } catch (IOException | RuntimeException e) {
      if ("required".equals(System.getProperty("oracles"))) {
        throw new AssertionError("PostgreSQL cannot run here", e);
      }
      Assumptions.abort("PostgreSQL cannot run here: " + e);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }

  @DynamicPropertySource
  static void environment(DynamicPropertyRegistry environment) {
    environment.add("POSTGRES_URL", () -> postgres.getJdbcUrl("postgres", "postgres"));
    environment.add("POSTGRES_USER", () -> "postgres");
    environment.add("POSTGRES_PASSWORD", () -> "postgres");
    environment.add("TOKEN_ENCRYPTION_KEY", () -> "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
  }

  @Test
  void tokens_areKeptInPostgres(
      @Autowired MockMvc service, @LocalServerPort int port, @Autowired JdbcClient database)
      throws Exception {
    service
        .perform(get("/workouts").session(new LogIn(service, port).as(Ben.BEN)))
        .andExpect(content().string(containsString("6.2 mi")));

    assertThat(database.sql("SELECT version()").query(String.class).single())
        .startsWith("PostgreSQL");
    assertThat(database.sql("SELECT user_key FROM oauth1_token").query(String.class).list())
        .containsExactly("mapmyfitness-6");
    assertThat(database.sql("SELECT secret FROM oauth1_token").query(String.class).single())
        .startsWith("aes256gcm.");
  }
}
