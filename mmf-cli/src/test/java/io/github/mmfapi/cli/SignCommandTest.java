package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.oauth1.SignatureMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  private static final String RFC_BASE_STRING =
      "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da"
          + "%26b5%3D%253D%25253D%26c%2540%3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2"
          + "%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method%3DHMAC-SHA1"
          + "%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7";

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
  void sign_withJson_hasTheDocumentedKeysAndNoSecret() throws Exception {
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
  void sign_asText_printsEachPart() {
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

  @Test
  void sign_withSecretsThatAreSetButEmpty_signsWithThem() throws Exception {
    Map<String, String> empty = Map.of(Environment.CLIENT_SECRET, "", Environment.TOKEN_SECRET, "");

    JsonNode signed = json(CommandLineRun.of(empty, RFC_EXAMPLE));

    assertThat(
            SignatureMethod.hmacSha1()
                .verify(
                    signed.path("signature").asText(), signed.path("baseString").asText(), "", ""))
        .isTrue();
  }

  @Test
  void sign_withVariableThatWasNotRead_namesItWithoutItsValue() {
    CommandLineRun run =
        CommandLineRun.of(
            Map.of(Environment.CLIENT_SECRET, "secr\uFFFDt", Environment.TOKEN_SECRET, "t"),
            RFC_EXAMPLE);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(Environment.CLIENT_SECRET, "U+FFFD", "LC_ALL=C.UTF-8")
        .doesNotContain("secr");
  }

  @ParameterizedTest
  @CsvSource({
    "--url,/relative,absolute",
    "--url,http://h/?oauth_nonce=1,oauth_nonce",
    "--form,without,name=value",
    "--placement,cookie,cookie",
    "--timestamp,soon,soon",
    "--signature-method,MD5,MD5",
    "--signature-method,PLAINTEXT,https",
    "--signature-method,RSA-SHA1,MMF_RSA_KEY_FILE",
    "--oauth-param,without,--oauth-param must be name=value",
    "--oauth-param,oauth_nonce=1,oauth_nonce",
    "--oauth-param,oauth_signature=1,oauth_signature",
    "--oauth-param,scope=1,scope",
    "--realm,é,realm",
    "--url,http://h/a b,U+0020 in place 11",
    "--url,http://h/é,percent-encode its UTF-8",
    "--url,http://bücher.example/,write the host in ASCII",
    "--url,://bücher.example/,write the host in ASCII",
    "--url,http://h/?q=\u0001x,U+0001",
    "--url,http://h:65536/,the last port is 65535",
    "--form,q=\uFFFD,LC_ALL=C.UTF-8"
  })
  void sign_withInvalidInput_isWrongUsageNamingTheInput(String option, String value, String said) {
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

  @Test
  void sign_withAFieldWithoutName_signsIt() throws Exception {
    JsonNode signed =
        json(
            CommandLineRun.of(
                CommandLineRun.TUTORIAL_CLIENT,
                "sign",
                "--json",
                "--method",
                "POST",
                "--url",
                "http://h/",
                "--form",
                "=v"));

    assertThat(signed.path("baseString").asText())
        .startsWith("POST&http%3A%2F%2Fh%2F&%3Dv%26oauth_consumer_key%3D");
  }

  @Test
  void sign_withRealmFurtherParameterAndNoVersion_appliesAllThree() throws Exception {
    JsonNode signed =
        json(
            CommandLineRun.of(
                RFC_SECRETS,
                rfcExampleWith(
                    "--realm", "Example", "--no-version", "--oauth-param", "oauth_x=a b=c")));

    assertThat(signed.path("authorization").asText())
        .startsWith("OAuth realm=\"Example\", oauth_nonce=")
        .contains("oauth_x=\"a%20b%3Dc\"")
        .doesNotContain("oauth_version");
    assertThat(signed.path("baseString").asText())
        .contains("%26oauth_x%3Da%2520b%253Dc")
        .doesNotContain("oauth_version", "realm");
  }

  // Section 3.4.1.1, and the signature of Errata 2550.
  @Test
  void sign_rfcExampleWithoutVersion_hasTheBaseStringOfTheRfc() throws Exception {
    JsonNode signed = json(CommandLineRun.of(RFC_SECRETS, rfcExampleWith("--no-version")));

    assertThat(signed.path("baseString").asText()).isEqualTo(RFC_BASE_STRING);
    assertThat(signed.path("signature").asText()).isEqualTo("r6/TJjbCOr97/+UU0NsvSne7s5g=");
  }

  @ParameterizedTest
  @CsvSource({"HMAC-SHA256,44", "hmac-sha512,88"})
  void sign_withOtherHmac_namesItAndSignsWithIt(String name, int length) throws Exception {
    JsonNode signed =
        json(CommandLineRun.of(RFC_SECRETS, rfcExampleWith("--signature-method", name)));

    assertThat(signed.path("signature").asText()).hasSize(length);
    assertThat(signed.path("baseString").asText())
        .contains("oauth_signature_method%3D" + name.toUpperCase(Locale.ROOT));
  }

  @Test
  void sign_compareEqual_exitsZero() throws Exception {
    CommandLineRun run =
        CommandLineRun.of(
            RFC_SECRETS, rfcExampleWith("--no-version", "--compare", RFC_BASE_STRING));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(new ObjectMapper().readTree(run.out()).path("equal").asBoolean()).isTrue();
  }

  @Test
  void sign_compareDifferent_exitsOneAndNamesPositionAndRule() throws Exception {
    String theirs = RFC_BASE_STRING.replace("a3%3D2%2520q", "a3%3D2%2Bq");
    String[] arguments = rfcExampleWith("--no-version", "--compare", theirs);
    CommandLineRun json = CommandLineRun.of(RFC_SECRETS, arguments);
    arguments[1] = "--verbose";
    CommandLineRun text = CommandLineRun.of(RFC_SECRETS, arguments);

    JsonNode comparison = new ObjectMapper().readTree(json.out());
    assertThat(json.exitCode()).isEqualTo(1);
    assertThat(comparison.path("equal").asBoolean(true)).isFalse();
    assertThat(comparison.path("deviation").asText()).isEqualTo("PLUS_FOR_SPACE");
    int position = comparison.path("position").asInt();
    assertThat(theirs.substring(position)).startsWith("Bq");
    assertThat(text.exitCode()).isEqualTo(1);
    assertThat(text.out())
        .contains("character " + (position + 1), "%20, not as +", "a3=2%20q", "a3=2+q");
    assertThat(text.err()).isEmpty();
  }

  @Test
  void sign_asText_showsTheLengthOfTheKeyOnly() {
    String[] arguments = RFC_EXAMPLE.clone();
    arguments[1] = "--verbose";

    CommandLineRun run = CommandLineRun.of(RFC_SECRETS, arguments);

    assertThat(run.out())
        .contains("(client secret: 12 characters)&(token secret: 12 characters)")
        .doesNotContain("j49sk3j29djd", "dh893hdasih9");
  }

  @Test
  void sign_rsa_readsBothFormatsOfKeyFilesAndNeedsNoSecret(@TempDir Path folder) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    KeyPair pair = generator.generateKeyPair();
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    // 26 bytes precede the PKCS#1 key in PKCS#8: two tags with lengths, version and algorithm.
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
    for (Path file :
        List.of(
            pem(folder.resolve("8.pem"), "PRIVATE KEY", pkcs8),
            pem(folder.resolve("1.pem"), "RSA PRIVATE KEY", pkcs1))) {
      JsonNode signed =
          json(
              CommandLineRun.of(
                  Map.of(Environment.RSA_KEY_FILE, file.toString()),
                  rfcExampleWith("--signature-method", "RSA-SHA512")));

      assertThat(
              SignatureMethod.rsaSha512(pair.getPublic())
                  .verify(
                      signed.path("signature").asText(),
                      signed.path("baseString").asText(),
                      "",
                      ""))
          .isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "missing.pem,,NoSuchFileException",
    "other.pem,-----BEGIN ENCRYPTED PRIVATE KEY-----,not an unencrypted PEM",
    "junk.pem,-----BEGIN PRIVATE KEY-----|AAAA|-----END PRIVATE KEY-----,contains no RSA",
    "odd.pem,-----BEGIN RSA PRIVATE KEY-----A-----END RSA PRIVATE KEY-----,contains no RSA"
  })
  void sign_unusableKeyFile_isWrongUsageNamingTheFile(
      String name, @Nullable String content, String said, @TempDir Path folder) throws Exception {
    Path file = folder.resolve(name);
    if (content != null) {
      Files.writeString(file, content.replace('|', '\n'));
    }

    CommandLineRun run =
        CommandLineRun.of(
            Map.of(Environment.RSA_KEY_FILE, file.toString()),
            rfcExampleWith("--signature-method", "RSA-SHA1"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(name, said);
    assertThat(run.err().lines().filter(line -> line.startsWith("mmf: "))).hasSize(1);
  }

  private static Path pem(Path file, String type, byte[] der) throws IOException {
    return Files.writeString(
        file,
        "-----BEGIN "
            + type
            + "-----\n"
            + Base64.getMimeEncoder().encodeToString(der)
            + "\n-----END "
            + type
            + "-----\n");
  }

  private static String[] rfcExampleWith(String... further) {
    return Stream.concat(Stream.of(RFC_EXAMPLE), Stream.of(further)).toArray(String[]::new);
  }
}
