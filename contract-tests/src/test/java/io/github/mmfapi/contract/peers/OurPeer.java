package io.github.mmfapi.contract.peers;

import io.github.mmfapi.oauth1.BaseString;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.SignatureMethod;
import java.security.PrivateKey;

/** This project's signer. */
final class OurPeer implements Peer {
  @Override
  public String name() {
    return "mmf-oauth1";
  }

  @Override
  public String encode(String text) {
    return PercentEncoding.encode(text);
  }

  @Override
  public String baseString(Vector request) {
    return BaseString.of(request.method(), request.url(), request.form(), request.protocol());
  }

  @Override
  public String hmac(String baseString, String clientSecret, String tokenSecret) {
    return SignatureMethod.hmacSha1().sign(baseString, clientSecret, tokenSecret);
  }

  @Override
  public String signature(Vector request, PrivateKey rsaKey) {
    SignatureMethod method =
        switch (request.signatureMethod()) {
          case "PLAINTEXT" -> SignatureMethod.plaintext();
          case "HMAC-SHA256" -> SignatureMethod.hmacSha256();
          case "RSA-SHA256" -> SignatureMethod.rsaSha256(rsaKey);
          case "RSA-SHA1" -> SignatureMethod.rsaSha1(rsaKey);
          default -> SignatureMethod.hmacSha1();
        };
    return method.sign(baseString(request), request.clientSecret(), request.tokenSecret());
  }
}
