package io.github.mmfapi.contract.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.contract.internal.spec.Operations;
import io.swagger.v3.core.util.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each secret or personal name in each notation that a recording can have. */
class ScrubberNamesTest {
  private static final String VALUE = "v4lu3-of it";

  /** What the spec does not name: OAuth, HTTP, and what clients and proxies call such things. */
  private static final List<String> NAMES =
      List.of(
          "oauth_token",
          "oauth_token_secret",
          "oauth_verifier",
          "oauth_signature",
          "oauth_consumer_key",
          "oauth_session_handle",
          "password",
          "passwd",
          "pass",
          "new_password",
          "old2_password",
          "password_confirmation",
          "consumer_key",
          "consumer_secret",
          "client_secret",
          "api_key",
          "apikey",
          "access_token",
          "secret",
          "session_id",
          "sessionid",
          "activation_code",
          "email",
          "from_email",
          "email_address",
          "first_name",
          "last_name",
          "address",
          "start_address",
          "client_ip",
          "http_referrer",
          "login_hash",
          "Authorization",
          "Proxy-Authorization",
          "Cookie",
          "Set-Cookie",
          "X-Api-Key",
          "X-Csrf-Token");

  private enum Notation {
    QUERY("GET /3.1/x?a=1&%s=%s&b=2", true),
    FIRST_IN_QUERY("\"url\": \"/3.1/x?%s=%s\"", true),
    FORM("%s=%s&a=1", true),
    FORM_ON_A_LINE("POST /x\n\n%s=%s\nb", true),
    FORM_IN_JSON("{\"equalTo\": \"%s=%s&a=1\"}", true),
    FORM_IN_QUOTES("'%s=%s'", true),
    FORM_IN_JSON_IN_JSON("{\"t\":\"{\\\"x\\\":\\\"%s=%s\\\"}\"}", true),
    MEMBER("{\"a\":1,\"%s\":\"%s\",\"b\":2}", false),
    MEMBER_WITH_BLANKS("{\"%s\" : \"%s\"}", false),
    MEMBER_IN_JSON("{\"t\":\"{\\\"%s\\\":\\\"%s\\\",\\\"b\\\":2}\"}", false),
    MEMBER_IN_JSON_IN_JSON(
        "\"{\\\"t\\\":\\\"{\\\\\\\"%s\\\\\\\":\\\\\\\"%s\\\\\\\"}\\\"}\"", false),
    OF_HAR("{\"name\": \"%s\", \"value\": \"%s\"}", false),
    EQUAL("{\"%s\": {\"equalTo\": \"%s\"}}", false),
    MATCHING("{\"%s\" : { \"matches\" : \"%s\"}}", false),
    CONTAINING("{\"%s\":{\"contains\":\"%s\"}}", false),
    LISTED("{\"%s\": [\"%s\"]}", false);

    private final String form;
    private final boolean encoded;

    Notation(String form, boolean encoded) {
      this.form = form;
      this.encoded = encoded;
    }

    String of(String name) {
      return String.format(Locale.ROOT, form, name, value());
    }

    String value() {
      return encoded ? VALUE.replace(" ", "+") : VALUE;
    }
  }

  private static Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>(NAMES);
    collect("", Yaml.mapper().readTree(Operations.spec()), names);
    return names;
  }

  private static void collect(String name, JsonNode node, Set<String> marked) {
    if (node.path("x-mmf-sensitive").asBoolean()) {
      marked.add(node.path("name").asText(name));
    }
    node.properties().forEach(child -> collect(child.getKey(), child.getValue(), marked));
    if (node.isArray()) {
      node.forEach(child -> collect(name, child, marked));
    }
  }

  @Test
  void names_ofTheSpec_areAmongThem() throws IOException {
    assertThat(names()).hasSizeGreaterThan(NAMES.size() + 5).contains("u", "p", "md5_password");
  }

  @ParameterizedTest
  @EnumSource
  void value_ofASecretName_isRemoved(Notation notation) throws IOException {
    List<String> texts =
        names().stream()
            .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT)))
            .map(notation::of)
            .toList();

    String clean = Scrubber.scrub(String.join("\n", texts));

    List<String> lines = clean.lines().filter(line -> line.contains(notation.value())).toList();
    assertThat(lines).isEmpty();
    assertThat(Scrubber.scrub(clean)).as("scrubbed twice").isEqualTo(clean);
    assertThat(clean.lines().count()).isEqualTo(String.join("\n", texts).lines().count());
  }

  /** Recordings that somebody put there have secrets until they are read for the first time. */
  @Test
  void recordings_thatAreRead_haveNoSecretAfterwards(@TempDir Path folder) throws IOException {
    Path bodies = Files.createDirectories(folder.resolve("__files"));
    List<Path> files =
        List.of(
            Files.writeString(
                folder.resolve("a.json"),
                "{\"request\":{\"method\":\"POST\",\"urlPath\":\"/3.1/users/get_user\","
                    + "\"formParameters\":{\"p\":{\"equalTo\":\"v4lu3\"}}},"
                    + "\"response\":{\"bodyFileName\":\"b.json\"}}"),
            Files.writeString(bodies.resolve("b.json"), "{\"md5_password\":\"v4lu3\"}"),
            Files.writeString(
                folder.resolve("c.har"),
                "{\"log\":{\"entries\":[{\"request\":{\"method\":\"GET\","
                    + "\"url\":\"http://h/3.1/users/get_user?oauth_token=v4lu3\",\"headers\":["
                    + "{\"name\":\"Cookie\",\"value\":\"v4lu3\"}]},\"response\":{\"content\":"
                    + "{\"text\":\"{\\\"email\\\":\\\"v4lu3\\\"}\"}}}]}}"));

    List<Exchange> exchanges = Recordings.in(folder);

    assertThat(exchanges).hasSize(2);
    for (Path file : files) {
      assertThat(Files.readString(file)).as("%s", file).doesNotContain("v4lu3");
    }
    assertThat(exchanges.toString() + exchanges.get(0).body() + exchanges.get(0).values())
        .doesNotContain("v4lu3");
  }

  @ParameterizedTest
  @EnumSource
  void value_ofAHarmlessName_stays(Notation notation) {
    for (String name : List.of("workout_id", "start_record", "zip", "surname_of_a_dog", "up")) {
      String text = notation.of(name);
      assertThat(Scrubber.scrub(text)).isEqualTo(text);
    }
  }
}
