package io.github.mmfapi.contract.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mastercard.developer.oauth.OAuth;
import io.github.mmfapi.contract.support.PythonOracle;
import io.github.mmfapi.oauth1.Parameters;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Signs the requests of providers, for the table of docs/signers.md. */
interface ProviderSigner {
  String name();

  /** Returns the header {@code Authorization} of a request. */
  String authorization(ProviderRequest request, PrivateKey rsaKey) throws Exception;

  /** Returns a signer that the other tables have, too. */
  static ProviderSigner of(Peer peer) {
    return new ProviderSigner() {
      @Override
      public String name() {
        return peer.name();
      }

      @Override
      public String authorization(ProviderRequest request, PrivateKey rsaKey) throws Exception {
        return request.authorization(peer.signature(request.vector(), rsaKey));
      }
    };
  }

  /** Mastercard's signer, which chooses nonce and timestamp itself. */
  final class Mastercard implements ProviderSigner {
    @Override
    public String name() {
      return "Mastercard 1.5.2";
    }

    @Override
    public String authorization(ProviderRequest request, PrivateKey rsaKey) {
      Vector vector = request.vector();
      if (!vector.signatureMethod().equals("RSA-SHA256")) {
        throw Peer.unsupported("signs with RSA-SHA256 only");
      }
      return OAuth.getAuthorizationHeader(
          URI.create(vector.url()),
          vector.method(),
          request.body(),
          StandardCharsets.UTF_8,
          vector.value("oauth_consumer_key"),
          rsaKey);
    }
  }

  /** The reference in Python. */
  final class Oauthlib implements ProviderSigner {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
      return "oauthlib";
    }

    @Override
    public String authorization(ProviderRequest request, PrivateKey rsaKey)
        throws IOException, InterruptedException {
      Process python = PythonOracle.start("oauthlib_signatures.py", Map.of());
      try (OutputStream in = python.getOutputStream()) {
        writeLine(in, Map.of("rsaKey", pem(rsaKey)));
        writeLine(in, question(request));
      }
      JsonNode answer = JSON.readTree(python.getInputStream().readAllBytes());
      if (python.waitFor() != 0 || !answer.has("signature")) {
        throw new IllegalStateException(answer.toString());
      }
      return request.authorization(answer.path("signature").asText());
    }

    private static Map<String, Object> question(ProviderRequest request) {
      Vector vector = request.vector();
      return Map.of(
          "method", vector.method(),
          "url", vector.url(),
          "form", Parameters.render(vector.form()),
          "asBrowsersSend", true,
          "signatureMethod", vector.signatureMethod(),
          "clientKey", vector.value("oauth_consumer_key"),
          "clientSecret", vector.clientSecret(),
          "tokenSecret", vector.tokenSecret(),
          "oauthParameters",
              vector.protocol().stream().map(p -> List.of(p.name(), p.value())).toList(),
          "authorization", request.authorization("none"));
    }

    private static void writeLine(OutputStream out, Map<String, Object> line) throws IOException {
      out.write(JSON.writeValueAsBytes(line));
      out.write('\n');
    }

    private static String pem(PrivateKey key) {
      return "-----BEGIN PRIVATE KEY-----\n"
          + Base64.getMimeEncoder().encodeToString(key.getEncoded())
          + "\n-----END PRIVATE KEY-----\n";
    }
  }
}
