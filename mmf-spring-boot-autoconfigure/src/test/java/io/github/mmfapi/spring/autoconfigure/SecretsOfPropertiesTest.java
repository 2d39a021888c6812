package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.spring.MmfConfigurationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Neither a failed start nor the report of conditions says a secret, a URL's user or the content of
 * a file, whichever property has it.
 */
class SecretsOfPropertiesTest {
  private static final String HUSH = "hush";

  /** Base64 of as many bytes as a key has, and of too few. */
  private static final String KEY = Applications.KEY;

  private static final String SHORT_KEY = KEY.substring(0, 16);

  @TempDir private static Path folder;

  /** A secret, or a URL with one, of each property that can have it. */
  static Stream<String> values() throws IOException {
    List<String> values = new ArrayList<>();
    for (var property : Metadata.properties()) {
      String name = property.path("name").asText();
      if (SecretProperties.isSecret(name)) {
        String one = property.path("type").asText().contains("List") ? name + "[0]" : name;
        values.add(one + "=" + HUSH + "!");
        if (name.contains("key")) {
          values.add(one + "=" + SHORT_KEY);
        }
      } else if (property.path("type").asText().equals("java.net.URI")) {
        values.add(name + "=ftp://" + HUSH + ":" + HUSH + "@h/3.1#f");
        values.add(name + "=" + HUSH + "@h");
      }
    }
    for (String url : List.of("temporary-credentials", "authorization", "token-credentials")) {
      values.add("oauth1.clients.photos." + url + "-url=ftp://h:" + HUSH + "@h/#f");
    }
    values.add("oauth1.clients.photos.token-secret=" + HUSH);
    values.add("oauth1.clients.photos.client-secret=" + HUSH);
    Path key = folder.resolve("key.pem");
    Files.writeString(
        key, "-----BEGIN PRIVATE KEY-----\n" + HUSH + "\n-----END PRIVATE KEY-----\n");
    values.add("oauth1.clients.photos.private-key=" + key.toUri());
    return values.stream();
  }

  private static String[] others(String value) {
    Map<String, String> others = new LinkedHashMap<>();
    others.put("mmf.base-url", "http://127.0.0.1:1/3.1");
    others.put("mmf.client-key", "k");
    others.put("mmf.client-secret", HUSH + "-client");
    others.put("mmf.proxy.host", "h");
    others.put("mmf.proxy.user", "");
    others.put("mmf.proxy.password", HUSH + "-proxy");
    others.put("mmf.token-store.encryption-key", KEY);
    others.put("oauth1.clients.photos.client-key", "k");
    others.put("oauth1.clients.photos.client-secret", HUSH + "-photos");
    if (value.contains("-url=")) {
      for (String url : List.of("temporary-credentials", "authorization", "token-credentials")) {
        others.put("oauth1.clients.photos." + url + "-url", "http://h/");
      }
    }
    if (value.contains("private-key")) {
      others.put("oauth1.clients.photos.signature-method", "rsa-sha1");
    }
    others.remove(value.substring(0, value.indexOf('=')));
    others.put(value.substring(0, value.indexOf('=')), value.substring(value.indexOf('=') + 1));
    return others.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("values")
  void secret_ofAProperty_isNotSaidByAFailedStart(String value) {
    List<Throwable> failures = new ArrayList<>();
    if (value.startsWith("mmf.authorization.")) {
      Applications.ours(new WebApplicationContextRunner())
          .withPropertyValues(others(value))
          .run(context -> failures.add(context.getStartupFailure()));
    } else {
      Applications.empty()
          .withPropertyValues(others(value))
          .run(context -> failures.add(context.getStartupFailure()));
    }
    assertThat(said(failures.get(0))).doesNotContain(HUSH, SHORT_KEY, KEY);
    String name = value.substring(0, value.indexOf('='));
    if (SecretProperties.isSecret(name) || name.endsWith("private-key")) {
      // A decoder quotes a part of what it cannot read.
      assertThat(said(failures.get(0))).doesNotContain("Caused by");
    }
  }

  /** Returns what this module says of the failure, with its causes; Spring's own words are not. */
  private static String said(@Nullable Throwable failed) {
    StringWriter said = new StringWriter();
    for (Throwable t = failed; t != null; t = t.getCause()) {
      if (t instanceof MmfConfigurationException failure) {
        failure.printStackTrace(new PrintWriter(said));
        var analysis = new MmfConfigurationFailureAnalyzer().analyze(failure);
        said.append(analysis.getDescription()).append(analysis.getAction());
        said.append(failure.property() + failure.problem() + failure.action());
      }
    }
    return said.toString();
  }

  @Test
  void conditions_ofThisModule_sayNoValue() {
    Applications.withDatabase("conditions")
        .withPropertyValues(
            "spring.datasource.username=" + HUSH,
            "spring.datasource.password=" + HUSH,
            "mmf.client-secret=" + HUSH,
            "mmf.token=" + HUSH,
            "mmf.token-secret=" + HUSH,
            "mmf.token-store.encryption-key=" + KEY,
            "mmf.proxy.host=h",
            "mmf.proxy.user=u",
            "mmf.proxy.password=" + HUSH,
            "oauth1.clients.photos.client-key=" + HUSH,
            "oauth1.clients.photos.client-secret=" + HUSH,
            "spring.datasource.url=jdbc:h2:mem:conditions;USER=" + HUSH)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(conditions(context))
                  .contains("OAuth 1 clients", "token store in the database")
                  .doesNotContain(HUSH, KEY, "jdbc:");
            });
  }

  private static String conditions(AssertableApplicationContext context) {
    ConfigurableApplicationContext source = context.getSourceApplicationContext();
    StringBuilder said = new StringBuilder();
    ConditionEvaluationReport.get(source.getBeanFactory())
        .getConditionAndOutcomesBySource()
        .forEach(
            (from, outcomes) -> {
              if (from.startsWith("io.github.mmfapi")) {
                outcomes.forEach(one -> said.append(one.getOutcome().getMessage()).append('\n'));
              }
            });
    return said.toString();
  }
}
