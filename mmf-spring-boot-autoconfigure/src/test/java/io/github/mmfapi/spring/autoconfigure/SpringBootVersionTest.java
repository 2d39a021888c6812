package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;

/** These tests run on the Spring Boot that the build says. */
class SpringBootVersionTest {
  private static final String EXPECTED = System.getProperty("expected.spring-boot.version", "");

  @Test
  void springBoot_isTheOneOfTheBuild() {
    assumeTrue(!EXPECTED.isEmpty(), "the build did not say which version it runs");
    assertThat(SpringBootVersion.getVersion()).isEqualTo(EXPECTED);
  }
}
