package io.github.mmfapi.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.contract.support.PythonOracle;
import io.github.mmfapi.oauth1.BaseString;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.SignedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares our signer with oauthlib on generated requests; {@code -Ddifferential.seed} and {@code
 * -Ddifferential.count} set their seed and number. The generator avoids the cases in which oauthlib
 * itself deviates from RFC 5849; they have a separate test:
 *
 * <ul>
 *   <li>it rewrites IPv6 addresses to their shortest form and strips zeros from ports, where the
 *       RFC changes only the case of the host (section 3.4.1.2);
 *   <li>it drops a semicolon that ends the path's last segment;
 *   <li>it rejects queries, and ignores forms, with characters that RFC 3986 requires to be
 *       encoded. For those requests the script calls the decoder below, which accepts them.
 * </ul>
 *
 * <p>The same seed gives the same requests; only the RSA key differs between runs.
 */
class DifferentialTest {
  private static final long SEED = Long.getLong("differential.seed", 5849);
  private static final int COUNT = Integer.getInteger("differential.count", 2_000);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Short, because hundreds of requests are signed with it, and the length changes no rule. */
  private static final KeyPair RSA = rsaKey();

  @Test
  void sign_generatedRequests_yieldsOauthlibsBaseStringsAndSignatures() throws Exception {
    List<GeneratedRequest> requests =
        LongStream.range(SEED, SEED + COUNT).mapToObj(GeneratedRequest::of).toList();
    List<SignedRequest> signed = requests.stream().map(this::sign).toList();

    List<JsonNode> theirs = oauthlib(requests, signed);

    assertThat(theirs).hasSameSizeAs(requests);
    for (int i = 0; i < requests.size(); i++) {
      assertAgreement(requests.get(i), signed.get(i), theirs.get(i));
    }
  }

  @Test
  void generatedRequests_coverEveryMethodAndKind() {
    List<GeneratedRequest> requests =
        LongStream.range(SEED, SEED + 2_000).mapToObj(GeneratedRequest::of).toList();

    assertThat(requests)
        .extracting(GeneratedRequest::signatureMethod)
        .containsAll(GeneratedRequest.SIGNATURE_METHODS);
    for (String part : List.of("[2001:DB8::1]", ":443", "%2F", "[]", "?#", "&&", "EXAMPLE")) {
      assertThat(requests).anyMatch(request -> request.url().contains(part), part);
    }
    assertThat(requests).anyMatch(request -> request.form() != null && request.token() == null);
  }

  @ParameterizedTest
  @CsvSource({
    "http://[2001:DB8:0:0::1]/p, http://[2001:db8:0:0::1]/p, http://[2001:db8::1]/p",
    "http://[::ffff:1.2.3.4]/p, http://[::ffff:1.2.3.4]/p, http://[::ffff:102:304]/p",
    "http://h:08080/p, http://h:08080/p, http://h:8080/p",
    "http://h/a;, http://h/a;, http://h/a"
  })
  void baseUri_whereOauthlibDeviates_followsTheRfc(String url, String ours, String theirs)
      throws Exception {
    GeneratedRequest request =
        new GeneratedRequest(
            0,
            "GET",
            url,
            null,
            false,
            "HMAC-SHA1",
            ClientCredentials.of("key", "secret"),
            null,
            "",
            "n",
            1,
            true,
            null,
            null,
            null);
    SignedRequest signed = sign(request);

    assertThat(signed.baseUri()).isEqualTo(ours);
    assertThat(oauthlib(List.of(request), List.of(signed)).get(0).path("baseString").asText())
        .isEqualTo(BaseString.of("GET", theirs, signed.parameters()));
  }

  private SignedRequest sign(GeneratedRequest request) {
    try {
      return request.sign(method(request.signatureMethod()));
    } catch (RuntimeException e) {
      throw new AssertionError(rerun(request), e);
    }
  }

  private static void assertAgreement(
      GeneratedRequest request, SignedRequest signed, JsonNode theirs) {
    assertThat(theirs.path("error").asText(null)).as(rerun(request)).isNull();
    assertThat(signed.baseString())
        .as(rerun(request))
        .isEqualTo(theirs.path("baseString").asText());
    assertThat(signed.signature()).as(rerun(request)).isEqualTo(theirs.path("signature").asText());
    assertThat(
            StreamSupport.stream(theirs.path("header").spliterator(), false)
                .map(pair -> new Parameter(pair.get(0).asText(), pair.get(1).asText()))
                .filter(parameter -> !parameter.name().equals("realm"))
                .toList())
        .as(rerun(request))
        .isEqualTo(signed.oauthParameters());
  }

  private static String rerun(GeneratedRequest request) {
    return String.format(
        Locale.ROOT,
        "%s %s (repeat with -Ddifferential.seed=%d -Ddifferential.count=1)",
        request.method(),
        request.url(),
        request.seed());
  }

  private List<JsonNode> oauthlib(List<GeneratedRequest> requests, List<SignedRequest> signed)
      throws IOException, InterruptedException {
    Process python = PythonOracle.start("oauthlib_signatures.py", Map.of());
    try (OutputStream in = python.getOutputStream()) {
      writeLine(in, Map.of("rsaKey", pem(RSA)));
      for (int i = 0; i < requests.size(); i++) {
        writeLine(in, question(requests.get(i), signed.get(i)));
      }
    }
    String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(python.exitValue()).as(output).isZero();
    List<JsonNode> answers = new ArrayList<>();
    for (String line : output.lines().toList()) {
      answers.add(JSON.readTree(line));
    }
    return answers;
  }

  private static void writeLine(OutputStream out, Map<String, Object> line) throws IOException {
    out.write(JSON.writeValueAsBytes(line));
    out.write('\n');
  }

  private static Map<String, Object> question(GeneratedRequest request, SignedRequest signed) {
    return Map.of(
        "method", request.method(),
        "url", request.url(),
        "form", request.form() == null ? "" : request.form(),
        "asBrowsersSend", request.asBrowsersSend(),
        "signatureMethod", request.signatureMethod(),
        "clientKey", request.client().key(),
        "clientSecret", request.client().secret(),
        "tokenSecret", request.tokenSecret(),
        "oauthParameters", oauthParameters(request),
        "authorization", signed.authorizationHeader());
  }

  /** Lists the protocol parameters from the request, not from our signer's result. */
  private static List<List<String>> oauthParameters(GeneratedRequest request) {
    List<List<String>> list = new ArrayList<>();
    list.add(List.of("oauth_consumer_key", request.client().key()));
    list.add(List.of("oauth_nonce", request.nonce()));
    list.add(List.of("oauth_timestamp", Long.toString(request.timestamp())));
    list.add(List.of("oauth_signature_method", request.signatureMethod()));
    if (request.withVersion()) {
      list.add(List.of("oauth_version", "1.0"));
    }
    addIfPresent(list, "oauth_token", request.token());
    addIfPresent(list, "oauth_callback", request.callback());
    addIfPresent(list, "oauth_verifier", request.verifier());
    return list;
  }

  private static void addIfPresent(List<List<String>> list, String name, @Nullable String value) {
    if (value != null) {
      list.add(List.of(name, value));
    }
  }

  private SignatureMethod method(String name) {
    return switch (name) {
      case "HMAC-SHA1" -> SignatureMethod.hmacSha1();
      case "HMAC-SHA256" -> SignatureMethod.hmacSha256();
      case "HMAC-SHA512" -> SignatureMethod.hmacSha512();
      case "RSA-SHA1" -> SignatureMethod.rsaSha1(RSA.getPrivate());
      case "RSA-SHA256" -> SignatureMethod.rsaSha256(RSA.getPrivate());
      case "RSA-SHA512" -> SignatureMethod.rsaSha512(RSA.getPrivate());
      case "PLAINTEXT" -> SignatureMethod.plaintext();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static KeyPair rsaKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(1024);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(KeyPair key) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }
}
