package io.github.mmfapi.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.diagnosis.Mistake;
import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/guide/signature-refused.md, whose output is that of this test. */
class SignatureRefusedTest {
  private static final String PAGE = "signature-refused.md";

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
  private final Clock clock = Clock.fixed(Instant.ofEpochSecond(1_379_131_202), ZoneOffset.UTC);
  private final String clientSecret = "kd94hf93k423kf44";
  private final String tokenSecret = "pfkkdhi9sl3r4s00";

  @Test
  void diagnosis_ofAClientThatLeavesTheQueryOut_isWhatThePageShows() throws IOException {
    String authorization = authorization("https://photos.example.net/photos");
    // docs: diagnose
    SignatureDiagnosis diagnosis =
        SignatureDiagnosis.of(
            new ReceivedRequest(
                "GET",
                "https://photos.example.net/photos?file=vacation.jpg&size=original",
                authorization, // the value of the Authorization header
                null, // Content-Type
                ""), // body
            clientSecret,
            tokenSecret);
    out.println(diagnosis);
    // end

    String shown = printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    Path page = Path.of("..", "docs", "guide", PAGE);
    if (Boolean.getBoolean("docs.update")) {
      String text = Files.readString(page);
      int start = text.indexOf("```text\n") + 8;
      int end = text.indexOf("```\n", start);
      Files.writeString(page, text.substring(0, start) + shown + text.substring(end));
    }
    assertThat(Guide.texts(PAGE))
        .as("the page is out of date; write it again with -Ddocs.update=true")
        .containsExactly(shown);
  }

  @Test
  void diagnosis_withAllThatAServerKnows_namesWhatIsAroundTheSignature() {
    Set<String> nonces = Set.of("chapoH");
    Set<String> tokens = Set.of("nnch734d00sl2jdk");
    List<String> secretsOfOtherTokens = List.of("another");
    ReceivedRequest request =
        new ReceivedRequest(
            "GET",
            "http://10.0.0.7:8080/photos",
            authorization("https://photos.example.net/photos"),
            null,
            "");
    // docs: builder
    SignatureDiagnosis diagnosis =
        SignatureDiagnosis.builder(clientSecret, tokenSecret)
            .origin("https://photos.example.net") // as clients see the server
            .header("X-Forwarded-Host", "photos.example.net:8443")
            .arrival(clock.instant()) // checks the age of oauth_timestamp
            .usedNonces(nonces::contains)
            .knownTokens(tokens::contains)
            .otherSecrets(secretsOfOtherTokens) // a token may be used with the secret of another
            .diagnose(request);
    // end
    assertThat(diagnosis.mistakes()).extracting(Mistake::id).containsExactly("used-nonce");
  }

  @Test
  void page_namesOnlyMistakesThatAreFound() throws IOException {
    List<String> ids = Mistake.catalogue().stream().map(Mistake::id).toList();
    String table = Files.readString(Path.of("..", "docs", "guide", PAGE));
    List<String> named =
        Pattern.compile("^\\|[^|]*\\|([^|]*)\\|", Pattern.MULTILINE)
            .matcher(table)
            .results()
            .flatMap(row -> Pattern.compile("`([^`]+)`").matcher(row.group(1)).results())
            .map(id -> id.group(1))
            .toList();
    assertThat(named).hasSizeGreaterThan(25).isSubsetOf(ids);
  }

  private String authorization(String url) {
    return OAuth1Signer.builder()
        .clientCredentials(ClientCredentials.of("dpf43f3p2l4k3l03", clientSecret))
        .clock(clock)
        .nonceGenerator(() -> "chapoH")
        .build()
        .sign(
            SigningRequest.of("GET", url)
                .withToken(TokenCredentials.of("nnch734d00sl2jdk", tokenSecret)))
        .authorizationHeader();
  }
}
