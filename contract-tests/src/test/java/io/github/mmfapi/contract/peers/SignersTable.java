package io.github.mmfapi.contract.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.PercentEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Has every signer do every published vector, and writes down who got how many right. */
final class SignersTable {
  private static final Path VECTORS =
      Path.of("..", "mmf-oauth1", "src", "test", "resources", "io", "github", "mmfapi", "oauth1");

  /** Stands for the protocol parameters, without which some signers build no base string. */
  private static final Parameter NONCE = new Parameter("oauth_nonce", "n");

  private final List<Peer> peers =
      List.of(new OurPeer(), new ScribePeer(), new SignpostPeer(), new GooglePeer());
  private final Map<String, List<Check>> groups = new LinkedHashMap<>();
  private final PrivateKey rsaKey;

  /** One question to a signer, and the published answer. */
  private record Check(String vector, String expected, Question question) {}

  private interface Question {
    String ask(Peer peer) throws Exception;
  }

  SignersTable() throws IOException, GeneralSecurityException {
    rsaKey = rsaKey();
    JsonNode all = new ObjectMapper().readTree(VECTORS.resolve("oauth1-vectors.json").toFile());
    StreamSupport.stream(all.path("cases").spliterator(), false)
        .filter(vector -> vector.path("agrees").asBoolean())
        .forEach(this::add);
  }

  /** Returns the published key of the vectors. */
  static PrivateKey rsaKey() throws IOException, GeneralSecurityException {
    String pem = Files.readString(VECTORS.resolve("oauth-wiki-key.pem"));
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  private void add(JsonNode vector) {
    String expected = vector.path("expected").asText();
    switch (vector.path("kind").asText()) {
      case "encode" ->
          check("percent-encoding", vector, expected, p -> p.encode(vector.path("input").asText()));
      case "base_uri" -> {
        Vector request = Vector.of("GET", vector.path("input").asText(), List.of(NONCE));
        String uri = PercentEncoding.encode(expected);
        check("base string URI", vector, uri, p -> p.baseString(request).split("&", -1)[1]);
      }
      case "normalize" -> {
        List<Parameter> input = new ArrayList<>(Vector.pairs(vector.path("input")));
        if (input.stream().noneMatch(p -> p.name().equals(NONCE.name()))) {
          input.add(NONCE);
        }
        Vector request = Vector.of("GET", "http://example.com/", input);
        check(
            "normalised parameters",
            vector,
            PercentEncoding.encode(expected),
            p -> normalised(p.baseString(request)));
      }
      case "base_string_only" -> {
        Vector request =
            Vector.of(
                vector.path("method").asText(),
                vector.path("url").asText(),
                Vector.pairs(vector.path("all_params")));
        String baseString = vector.path("expected_base_string").asText();
        check("base strings", vector, baseString, p -> p.baseString(request));
      }
      case "signature_only" ->
          check(
              "HMAC-SHA1 of a given base string",
              vector,
              vector.path("expected_signature").asText(),
              p ->
                  p.hmac(
                      vector.path("base_string").asText(),
                      vector.path("consumer_secret").asText(),
                      vector.path("token_secret").asText()));
      case "request" -> addRequest(vector);
      default -> {
        // Body hashes: an extension that none of the others has.
      }
    }
  }

  /** Returns the parameters of a base string, but for the nonce that was added to them. */
  private static String normalised(String baseString) {
    String added = NONCE.name() + "%3D" + NONCE.value();
    return Stream.of(baseString.split("&", -1)[2].split("%26"))
        .filter(pair -> !pair.equals(added))
        .collect(Collectors.joining("%26"));
  }

  private void addRequest(JsonNode vector) {
    Vector request = Vector.request(vector);
    if (vector.path("computed_base_string").isTextual()) {
      String baseString = vector.path("computed_base_string").asText();
      check("base strings", vector, baseString, p -> p.baseString(request));
    }
    check(
        request.signatureMethod() + " signatures",
        vector,
        vector.path("computed_signature").asText(),
        p -> p.signature(request, rsaKey));
  }

  private void check(String group, JsonNode vector, String expected, Question question) {
    groups
        .computeIfAbsent(group, name -> new ArrayList<>())
        .add(new Check(vector.path("name").asText(), expected, question));
  }

  /** Returns the table and what is behind it, as Markdown. */
  String markdown() {
    StringBuilder out = new StringBuilder("| vectors | of |");
    peers.forEach(peer -> out.append(' ').append(peer.name()).append(" |"));
    out.append("\n|---|---|").append("---|".repeat(peers.size())).append('\n');
    groups.forEach(
        (group, checks) -> {
          out.append("| ").append(group).append(" | ").append(checks.size()).append(" |");
          peers.forEach(peer -> out.append(' ').append(cell(peer, checks)).append(" |"));
          out.append('\n');
        });
    for (Peer peer : peers) {
      String faults = faults(peer);
      if (!faults.isEmpty()) {
        out.append("\n## ").append(peer.name()).append("\n\n").append(faults);
      }
    }
    return out.toString();
  }

  private String cell(Peer peer, List<Check> checks) {
    List<String> results = checks.stream().map(check -> result(peer, check)).toList();
    long right = results.stream().filter(String::isEmpty).count();
    boolean offered = results.stream().anyMatch(result -> !result.startsWith("not offered"));
    return offered ? Long.toString(right) : "not offered";
  }

  private String faults(Peer peer) {
    return groups.entrySet().stream()
        .flatMap(group -> group.getValue().stream().map(c -> fault(peer, group.getKey(), c)))
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining());
  }

  private static String fault(Peer peer, String group, Check check) {
    String result = result(peer, check);
    return result.isEmpty() ? "" : "- %s, `%s`: %s\n".formatted(group, check.vector(), result);
  }

  /** Returns an empty text for the right answer, else what came instead. */
  private static String result(Peer peer, Check check) {
    try {
      String answer = Objects.requireNonNull(check.question().ask(peer));
      return answer.equals(check.expected())
          ? ""
          : "gives `%s` where `%s` is right".formatted(answer, check.expected());
    } catch (UnsupportedOperationException e) {
      return "not offered: " + e.getMessage();
    } catch (Exception e) {
      return "fails with " + e;
    }
  }
}
