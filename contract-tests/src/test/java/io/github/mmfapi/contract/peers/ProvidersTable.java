package io.github.mmfapi.contract.peers;

import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.opentest4j.TestAbortedException;

/** Has every signer sign a request of each provider, and a verifier judge it. */
final class ProvidersTable {
  private static final List<ProviderSigner> ALL =
      List.of(
          ProviderSigner.of(new OurPeer()),
          ProviderSigner.of(new ScribePeer()),
          ProviderSigner.of(new SignpostPeer()),
          ProviderSigner.of(new GooglePeer()),
          new ProviderSigner.Mastercard(),
          new ProviderSigner.Oauthlib());

  private final List<ProviderSigner> signers;
  private final PrivateKey rsaKey;
  private final PublicKey publicKey;

  ProvidersTable(PrivateKey rsaKey) throws GeneralSecurityException {
    this(rsaKey, ALL);
  }

  ProvidersTable(PrivateKey rsaKey, List<ProviderSigner> signers) throws GeneralSecurityException {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) rsaKey;
    this.signers = signers;
    this.rsaKey = rsaKey;
    this.publicKey =
        KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
  }

  /** Returns the table and what is behind it, as Markdown. */
  String markdown() {
    StringBuilder out = new StringBuilder("| provider | request | method |");
    signers.forEach(signer -> out.append(' ').append(signer.name()).append(" |"));
    out.append("\n|---|---|---|").append("---|".repeat(signers.size())).append('\n');
    Map<String, StringBuilder> wrong = new TreeMap<>();
    for (ProviderRequest request : ProviderRequest.all()) {
      out.append("| ").append(request.provider()).append(" | ").append(request.call());
      out.append(" | ").append(request.vector().signatureMethod()).append(" |");
      for (ProviderSigner signer : signers) {
        String result = result(signer, request);
        out.append(' ').append(result.isEmpty() ? "right" : result.split(":", 2)[0]).append(" |");
        if (!result.isEmpty()) {
          wrong
              .computeIfAbsent(signer.name(), name -> new StringBuilder())
              .append("- ")
              .append(request.provider())
              .append(": ")
              .append(result)
              .append('\n');
        }
      }
      out.append('\n');
    }
    wrong.forEach(
        (name, lines) -> out.append("\n### ").append(name).append(", requests\n\n").append(lines));
    return out.toString();
  }

  private String result(ProviderSigner signer, ProviderRequest request) {
    try {
      String header = signer.authorization(request, rsaKey);
      ReceivedRequest received =
          new ReceivedRequest(
              request.vector().method(),
              request.vector().url(),
              header,
              request.contentType(),
              request.body());
      verifier(request).verify(received, request.body().getBytes(StandardCharsets.UTF_8));
      return "";
    } catch (UnsupportedOperationException e) {
      return "not offered: " + e.getMessage();
    } catch (OAuth1RefusedException e) {
      return "wrong: " + e.reason();
    } catch (TestAbortedException missingOracle) {
      throw missingOracle;
    } catch (Exception e) {
      throw new IllegalStateException(signer.name() + " on " + request.provider(), e);
    }
  }

  private OAuth1Verifier verifier(ProviderRequest request) {
    Vector vector = request.vector();
    return OAuth1Verifier.builder()
        .signatureMethods(
            SignatureMethod.hmacSha1(),
            SignatureMethod.hmacSha256(),
            SignatureMethod.plaintext(),
            SignatureMethod.rsaSha1(publicKey),
            SignatureMethod.rsaSha256(publicKey))
        .credentials(
            new CredentialsLookup() {
              @Override
              public String clientSecret(String clientKey) {
                return vector.clientSecret();
              }

              @Override
              public String tokenSecret(String clientKey, String token) {
                return vector.tokenSecret();
              }
            })
        .build();
  }
}
