package io.github.mmfapi.contract.peers;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Map;
import oauth.signpost.OAuth;
import oauth.signpost.http.HttpParameters;
import oauth.signpost.http.HttpRequest;
import oauth.signpost.signature.HmacSha1MessageSigner;
import oauth.signpost.signature.HmacSha256MessageSigner;
import oauth.signpost.signature.OAuthMessageSigner;
import oauth.signpost.signature.PlainTextMessageSigner;
import oauth.signpost.signature.SignatureBaseString;

/** Signpost, its parameters collected the way its {@code AbstractOAuthConsumer} does. */
final class SignpostPeer implements Peer {
  @Override
  public String name() {
    return "Signpost 2.1.1";
  }

  @Override
  public String encode(String text) {
    return OAuth.percentEncode(text);
  }

  @Override
  public String baseString(Vector vector) throws Exception {
    return new SignatureBaseString(new Request(vector), parameters(vector)).generate();
  }

  @Override
  public String hmac(String baseString, String clientSecret, String tokenSecret) {
    throw Peer.unsupported("signs requests, not base strings");
  }

  @Override
  public String signature(Vector vector, PrivateKey rsaKey) throws Exception {
    OAuthMessageSigner signer =
        switch (vector.signatureMethod()) {
          case "PLAINTEXT" -> new PlainTextMessageSigner();
          case "HMAC-SHA256" -> new HmacSha256MessageSigner();
          case "RSA-SHA256" -> throw Peer.unsupported("no RSA-SHA256");
          case "RSA-SHA1" -> throw Peer.unsupported("no RSA-SHA1");
          default -> new HmacSha1MessageSigner();
        };
    signer.setConsumerSecret(vector.clientSecret());
    signer.setTokenSecret(vector.tokenSecret());
    return signer.sign(new Request(vector), parameters(vector));
  }

  private static HttpParameters parameters(Vector vector) throws Exception {
    HttpParameters collected = new HttpParameters();
    collected.putAll(OAuth.decodeForm(new Request(vector).getMessagePayload()), true);
    int question = vector.url().indexOf('?');
    if (question >= 0) {
      collected.putAll(OAuth.decodeForm(vector.url().substring(question + 1)), true);
    }
    for (Parameter parameter : vector.protocol()) {
      collected.put(parameter.name(), parameter.value(), true);
    }
    return collected;
  }

  /** A request as Signpost's adapters for HTTP clients show it. */
  private record Request(Vector vector) implements HttpRequest {
    @Override
    public String getMethod() {
      return vector.method();
    }

    @Override
    public String getRequestUrl() {
      return vector.url();
    }

    @Override
    public void setRequestUrl(String url) {
      throw Peer.unsupported("a vector's URL stays");
    }

    @Override
    public void setHeader(String name, String value) {
      throw Peer.unsupported("a vector has no headers");
    }

    @Override
    public String getHeader(String name) {
      return null;
    }

    @Override
    public Map<String, String> getAllHeaders() {
      return Map.of();
    }

    @Override
    public InputStream getMessagePayload() {
      return new ByteArrayInputStream(
          Parameters.render(vector.form()).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String getContentType() {
      return OAuth.FORM_ENCODED;
    }

    @Override
    public Object unwrap() {
      return vector;
    }
  }
}
