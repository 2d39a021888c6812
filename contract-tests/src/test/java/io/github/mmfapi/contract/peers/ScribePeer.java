package io.github.mmfapi.contract.peers;

import com.github.scribejava.core.extractors.BaseStringExtractorImpl;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Verb;
import com.github.scribejava.core.services.HMACSha1SignatureService;
import com.github.scribejava.core.services.PlaintextSignatureService;
import com.github.scribejava.core.services.RSASha1SignatureService;
import com.github.scribejava.core.services.SignatureService;
import com.github.scribejava.core.utils.OAuthEncoder;
import java.security.PrivateKey;

/** ScribeJava as it comes: the extractor and signature services behind {@code OAuth10aService}. */
final class ScribePeer implements Peer {
  @Override
  public String name() {
    return "ScribeJava 8.3.3";
  }

  @Override
  public String encode(String text) {
    return OAuthEncoder.encode(text);
  }

  @Override
  public String baseString(Vector vector) {
    if (vector.protocol().isEmpty()) {
      throw Peer.unsupported("builds no base string without protocol parameters");
    }
    OAuthRequest request = new OAuthRequest(Verb.valueOf(vector.method()), vector.url());
    vector.form().forEach(p -> request.addBodyParameter(p.name(), p.value()));
    vector.protocol().forEach(p -> request.addOAuthParameter(p.name(), p.value()));
    return new BaseStringExtractorImpl().extract(request);
  }

  @Override
  public String hmac(String baseString, String clientSecret, String tokenSecret) {
    return new HMACSha1SignatureService().getSignature(baseString, clientSecret, tokenSecret);
  }

  @Override
  public String signature(Vector vector, PrivateKey rsaKey) {
    SignatureService service =
        switch (vector.signatureMethod()) {
          case "PLAINTEXT" -> new PlaintextSignatureService();
          case "HMAC-SHA256" -> throw Peer.unsupported("no HMAC-SHA256");
          case "RSA-SHA256" -> throw Peer.unsupported("no RSA-SHA256");
          case "RSA-SHA1" -> new RSASha1SignatureService(rsaKey);
          default -> new HMACSha1SignatureService();
        };
    return service.getSignature(baseString(vector), vector.clientSecret(), vector.tokenSecret());
  }
}
