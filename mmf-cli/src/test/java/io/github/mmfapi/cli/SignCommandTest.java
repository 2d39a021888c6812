package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignCommandTest {
  /** RFC 5849 section 3.4.1.1, with the secrets of Errata 2550. */
  private static final String[] RFC_EXAMPLE = {
    "sign",
    "--json",
    "--method",
    "POST",
    "--url",
    "http://example.com/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b",
    "--form",
    "c2=",
    "--form",
    "a3=2 q",
    "--client-key",
    "9djdj82h48djs9d2",
    "--token",
    "kkk9d7dh3k39sjv7",
    "--timestamp",
    "137131201",
    "--nonce",
    "7d8f3e4a"
  };

  private static final Map<String, String> RFC_SECRETS =
      Map.of(Environment.CLIENT_SECRET, "j49sk3j29djd", Environment.TOKEN_SECRET, "dh893hdasih9");

  private static JsonNode json(CommandLineRun run) throws Exception {
    assertThat(run.exitCode()).as(run.err()).isZero();
    return new ObjectMapper().readTree(run.out());
  }

  @Test
  void sign_tutorialsRequestToken_reproducesTheRecordedBody() throws Exception {
    JsonNode signed =
        json(
            CommandLineRun.of(
                CommandLineRun.TUTORIAL_CLIENT,
                "sign",
                "--json",
                "--method",
                "POST",
                "--url",
                "http://api.mapmyfitness.com/3.1/oauth/request_token",
                "--callback",
                "http://127.0.0.1:12345/",
                "--nonce",
                "61346384004511306311358332274",
                "--timestamp",
                "1358332274",
                "--placement",
                "body"));

    assertThat(signed.path("signature").asText()).isEqualTo("ISQWD4GyTDVBQY6GPiu6q4641jM=");
    assertThat(signed.path("body").asText())
        .isEqualTo(
            "oauth_nonce=61346384004511306311358332274&oauth_timestamp=1358332274"
                + "&oauth_version=1.0&oauth_signature_method=HMAC-SHA1"
                + "&oauth_consumer_key=da48d1af1f2a1fdd06bc573443bbd730"
                + "&oauth_callback=http%3A%2F%2F127.0.0.1%3A12345%2F"
                + "&oauth_signature=ISQWD4GyTDVBQY6GPiu6q4641jM%3D");
  }

  @Test
  void sign_withJson_hasTheKeysThatScriptsReadAndNoSecret() throws Exception {
    CommandLineRun run = CommandLineRun.of(RFC_SECRETS, RFC_EXAMPLE);
    JsonNode signed = json(run);

    TreeSet<String> keys = new TreeSet<>();
    signed.fieldNames().forEachRemaining(keys::add);
    assertThat(keys)
        .containsExactly(
            "authorization", "baseString", "baseUri", "body", "parameters", "signature", "url");
    assertThat(signed.at("/parameters/0/0").asText()).isEqualTo("a2");
    assertThat(signed.at("/parameters/0/1").asText()).isEqualTo("r b");
    assertThat(signed.path("baseUri").asText()).isEqualTo("http://example.com/request");
    assertThat(run.out() + run.err()).doesNotContain("j49sk3j29djd", "dh893hdasih9");
  }

  @ParameterizedTest
  @CsvSource({"header,true,false,false", "QUERY,false,true,false", "body,false,false,true"})
  void sign_withPlacement_putsTheParametersThereOnly(
      String placement, boolean inHeader, boolean inUrl, boolean inBody) throws Exception {
    String[] arguments = java.util.Arrays.copyOf(RFC_EXAMPLE, RFC_EXAMPLE.length + 2);
    arguments[RFC_EXAMPLE.length] = "--placement";
    arguments[RFC_EXAMPLE.length + 1] = placement;

    JsonNode signed = json(CommandLineRun.of(RFC_SECRETS, arguments));

    assertThat(signed.path("authorization").isTextual()).isEqualTo(inHeader);
    assertThat(signed.path("url").asText().contains("oauth_signature=")).isEqualTo(inUrl);
    assertThat(signed.path("body").asText().contains("oauth_signature=")).isEqualTo(inBody);
    assertThat(signed.path("body").asText()).startsWith("c2=&a3=2%20q");
  }

  @Test
  void sign_forPeople_printsEachPart() {
    String[] arguments = RFC_EXAMPLE.clone();
    arguments[1] = "--verbose";

    CommandLineRun run = CommandLineRun.of(RFC_SECRETS, arguments);

    assertThat(run.out())
        .contains("parameters", "  a2 = r b", "base URI", "base string", "signature")
        .contains("POST http://example.com/request?b5=")
        .contains("Authorization: OAuth oauth_nonce=\"7d8f3e4a\"");
  }

  @Test
  void sign_withoutClientSecret_isWrongUsageNamingTheVariable() {
    CommandLineRun run = CommandLineRun.of(Map.of(), RFC_EXAMPLE);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("MMF_CLIENT_SECRET");
  }

  @Test
  void sign_withTokenButNoTokenSecret_isWrongUsageNamingTheVariable() {
    Map<String, String> environment = new HashMap<>(RFC_SECRETS);
    environment.remove(Environment.TOKEN_SECRET);

    CommandLineRun run = CommandLineRun.of(environment, RFC_EXAMPLE);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("MMF_TOKEN_SECRET");
  }

  @ParameterizedTest
  @CsvSource({
    "--url,/relative,absolute",
    "--url,http://h/?oauth_nonce=1,oauth_nonce",
    "--form,without,name=value",
    "--placement,cookie,cookie",
    "--timestamp,soon,soon"
  })
  void sign_withBadInput_isWrongUsageThatSaysWhat(String option, String value, String said) {
    CommandLineRun run =
        CommandLineRun.of(
            CommandLineRun.TUTORIAL_CLIENT,
            "sign",
            "--method",
            "GET",
            option.equals("--url") ? "--nonce" : "--url",
            "http://h/",
            option,
            value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(said);
    assertThat(run.err().lines().filter(line -> line.startsWith("mmf: "))).hasSize(1);
  }
}
