package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnoseCommandTest {
  private static final String CLIENT_SECRET = "kd94hf93k423kf44";
  private static final String TOKEN_SECRET = "pfkkdhi9sl3r4s00";
  private static final String URL = "https://photos.example.net/photos";
  private static final String QUERY = "?file=vacation.jpg&size=original";

  private static final Map<String, String> SECRETS =
      Map.of(Environment.CLIENT_SECRET, CLIENT_SECRET, Environment.TOKEN_SECRET, TOKEN_SECRET);

  private static SignedRequest sign(String method, String url, Parameter... form) {
    return OAuth1Signer.builder()
        .clientCredentials(ClientCredentials.of("dpf43f3p2l4k3l03", CLIENT_SECRET))
        .clock(Clock.fixed(Instant.ofEpochSecond(1_379_131_202), ZoneOffset.UTC))
        .nonceGenerator(() -> "chapoH")
        .build()
        .sign(
            SigningRequest.of(method, url)
                .withForm(List.of(form))
                .withToken(TokenCredentials.of("nnch734d00sl2jdk", TOKEN_SECRET)));
  }

  private static String curl(String signedUrl) {
    return "curl '"
        + URL
        + QUERY
        + "' -H 'Authorization: "
        + sign("GET", signedUrl).authorizationHeader()
        + "' --compressed";
  }

  private static String raw(String signedUrl) {
    return "GET /photos"
        + QUERY
        + " HTTP/1.1\r\nHost: photos.example.net\r\nAuthorization: "
        + sign("GET", signedUrl).authorizationHeader()
        + "\r\n\r\n";
  }

  private static CommandLineRun diagnose(String... arguments) {
    return CommandLineRun.of(SECRETS, arguments);
  }

  @Test
  void diagnose_validCurlCommand_exitsZero() {
    CommandLineRun run = diagnose("diagnose", "--curl", curl(URL + QUERY));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("verdict: valid");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void diagnose_queryLeftOut_namesItWithBothBaseStringsAndTheDifference() {
    CommandLineRun run = diagnose("diagnose", "--curl", curl(URL));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("verdict: explained", "mistake: query-not-signed", "RFC 5849 section 3.4.1.3.1")
        .contains("expected base string:\nGET&https", "received base string:\nGET&https")
        .containsPattern("(?m)^ +\\^$")
        .doesNotContain(CLIENT_SECRET, TOKEN_SECRET);
  }

  @Test
  void diagnose_asJson_hasTheDocumentedFields() throws Exception {
    CommandLineRun run = diagnose("diagnose", "--json", "--curl", curl(URL));

    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.properties().stream().map(Map.Entry::getKey))
        .containsExactly("verdict", "mistakes", "expectedBaseString", "receivedBaseString");
    assertThat(json.path("verdict").asText()).isEqualTo("explained");
    assertThat(json.path("mistakes")).hasSize(1);
    assertThat(json.at("/mistakes/0").properties().stream().map(Map.Entry::getKey))
        .containsExactly("id", "summary", "rule", "fix");
    assertThat(json.at("/mistakes/0/id").asText()).isEqualTo("query-not-signed");
    assertThat(json.path("expectedBaseString").asText()).contains("vacation.jpg");
    assertThat(json.path("receivedBaseString").asText()).doesNotContain("vacation.jpg");
  }

  @Test
  void diagnose_wrongSecret_isUnexplainedAndExitsOne() {
    CommandLineRun run =
        CommandLineRun.of(
            Map.of(Environment.CLIENT_SECRET, "other", Environment.TOKEN_SECRET, "secrets"),
            "diagnose",
            "--curl",
            curl(URL + QUERY));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).startsWith("verdict: unexplained").doesNotContain("&other", "secrets:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https", "http"})
  void diagnose_rawRequest_isValidWhateverItsSchemeWas(String scheme, @TempDir Path folder)
      throws IOException {
    String url = scheme + "://photos.example.net/photos" + QUERY;
    Path file = Files.writeString(folder.resolve("request.txt"), raw(url));

    CommandLineRun run = diagnose("diagnose", "--http", file.toString());
    assertThat(run.exitCode()).as(run.out()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void diagnose_rawRequestWithAMistake_saysThatTheSchemeIsGuessed(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("request.txt"), raw(URL));

    CommandLineRun run = diagnose("diagnose", "--http", file.toString());
    assertThat(run.out()).contains("mistake: query-not-signed").doesNotContain("scheme-http");
    assertThat(run.err()).contains("taken for https", "--origin");
    run = diagnose("diagnose", "--origin", "http://photos.example.net", "--http", file.toString());
    assertThat(run.out()).contains("mistake: query-not-signed", "mistake: scheme-http-https");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void diagnose_standardInput_isReadForADash() {
    for (String[] source :
        List.of(
            new String[] {"--http", raw(URL + QUERY)},
            new String[] {"--curl", curl(URL + QUERY)})) {
      CommandLineRun run = CommandLineRun.withInput(SECRETS, source[1], "diagnose", source[0], "-");
      assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    }
  }

  @Test
  void diagnose_harFile_comparesTheTimestampWithTheDateOfTheResponse(@TempDir Path folder)
      throws IOException {
    String har =
        """
        {"log": {"entries": [
          {"request": {"method": "GET", "url": "%s", "headers": [
            {"name": "Authorization", "value": "%s"}]},
           "response": {"headers": [{"name": "Date", "value": "Sat, 14 Sep 2013 %s GMT"}]}}]}}""";
    String header = sign("GET", URL).authorizationHeader().replace("\"", "\\\"");
    Path file = folder.resolve("page.har");

    Files.writeString(file, har.formatted(URL, header, "04:00:05"));
    assertThat(diagnose("diagnose", "--har", file.toString()).exitCode()).isZero();
    Files.writeString(file, har.formatted(URL, header, "05:00:05"));
    assertThat(diagnose("diagnose", "--har", file.toString()).out())
        .contains("mistake: stale-timestamp");
    assertThat(diagnose("diagnose", "--har", file.toString(), "--arrival", "1379131202").exitCode())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"header", "query", "body"})
  void diagnose_optionsOfSign_areTheSameRequest(String placement) {
    SignedRequest signed = sign("POST", URL + QUERY, new Parameter("note", "a b"));
    String[] options = {
      "diagnose",
      "--method",
      "POST",
      "--url",
      URL + QUERY,
      "--form",
      "note=a b",
      "--client-key",
      "dpf43f3p2l4k3l03",
      "--token",
      "nnch734d00sl2jdk",
      "--timestamp",
      "1379131202",
      "--nonce",
      "chapoH",
      "--placement",
      placement,
      "--signature",
      signed.signature()
    };

    assertThat(diagnose(options).exitCode()).as(diagnose(options).out()).isZero();
    for (String notSigned : new String[] {"--callback", "--verifier"}) {
      String[] more =
          Stream.concat(Stream.of(options), Stream.of(notSigned, "x")).toArray(String[]::new);
      assertThat(diagnose(more).exitCode()).as(notSigned).isEqualTo(1);
    }
    options[6] = "note=another";
    assertThat(diagnose(options).out()).startsWith("verdict: unexplained");
    options[6] = "note=a b";
    options[2] = "PUT";
    assertThat(diagnose(options).out()).contains("mistake: other-method");
  }

  @Test
  void diagnose_tokenSecretWithoutAToken_isFoundInTheKey() {
    SignedRequest signed =
        OAuth1Signer.builder()
            .clientCredentials(ClientCredentials.of("dpf43f3p2l4k3l03", CLIENT_SECRET))
            .build()
            .sign(SigningRequest.of("GET", URL));
    String curl = "curl " + URL + " -H '" + "Authorization: " + signed.authorizationHeader() + "'";

    assertThat(diagnose("diagnose", "--curl", curl).exitCode()).isZero();
  }

  @Test
  void diagnose_rsa_usesThePublicHalfOfTheKey(@TempDir Path folder) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    var pair = generator.generateKeyPair();
    Path file =
        Files.writeString(
            folder.resolve("key.pem"),
            "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n");
    SignedRequest signed =
        OAuth1Signer.builder()
            .clientCredentials(ClientCredentials.of("dpf43f3p2l4k3l03", ""))
            .signatureMethod(SignatureMethod.rsaSha1(pair.getPrivate()))
            .build()
            .sign(SigningRequest.of("GET", URL));
    String[] command = {
      "diagnose",
      "--curl",
      "curl " + URL + " -H 'Authorization: " + signed.authorizationHeader() + "'"
    };

    CommandLineRun run =
        CommandLineRun.of(Map.of(Environment.RSA_KEY_FILE, file.toString()), command);
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(CommandLineRun.of(Map.of(), command).err()).contains("MMF_RSA_KEY_FILE");
  }

  @Test
  void diagnose_withoutSecrets_namesTheVariables() {
    assertThat(CommandLineRun.of(Map.of(), "diagnose", "--curl", curl(URL)).err())
        .contains("MMF_CLIENT_SECRET");
    CommandLineRun run =
        CommandLineRun.of(Map.of(Environment.CLIENT_SECRET, "x"), "diagnose", "--curl", curl(URL));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("MMF_TOKEN_SECRET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "diagnose",
        "diagnose --curl curl",
        "diagnose --curl x --http y",
        "diagnose --curl x --entry 1",
        "diagnose --curl x --url http://h/",
        "diagnose --http missing.txt",
        "diagnose --har missing.har",
        "diagnose --signature s --method GET",
        "diagnose --signature s --method GET --url http://h/",
        "diagnose --signature s --method GET --client-key k --url http://ä/",
        "diagnose --origin photos --signature s --method GET --client-key k --url http://h/"
      })
  void diagnose_wrongUsage_isOneLineWithExitCode2(String arguments) {
    CommandLineRun run = diagnose(arguments.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines().filter(line -> line.startsWith("mmf: "))).hasSize(1);
    assertThat(run.out()).isEmpty();
  }
}
