package io.github.mmfapi.bench.sign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes only a keyed HMAC of a given base string, which is the lower bound. */
public final class BareMac {
  private final Mac mac;
  private final byte[] baseString;

  public BareMac(Sample sample) throws GeneralSecurityException {
    this.baseString = OurSigning.of(sample).sign().baseString().getBytes(StandardCharsets.US_ASCII);
    this.mac = Mac.getInstance("HmacSHA1");
    String key = Sample.CONSUMER_SECRET + "&" + Sample.TOKEN_SECRET;
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
  }

  public byte[] digest() {
    return mac.doFinal(baseString);
  }

  public String signature() {
    return Base64.getEncoder().encodeToString(digest());
  }
}
