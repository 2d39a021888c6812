package io.github.mmfapi.bench.sign;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks that all compared signers create the same signature. */
public final class Agreement {
  private static final Pattern SIGNATURE = Pattern.compile("oauth_signature=\"([^\"]+)\"");

  private Agreement() {}

  /**
   * Signs the same request with all signers and compares the signatures.
   *
   * @throws IllegalStateException if a signature differs; the message names the signer
   */
  public static void check() throws Exception {
    for (Sample sample : new Sample[] {Sample.GET, Sample.POST}) {
      String floor = new BareMac(sample).signature();
      for (Map.Entry<String, String> signature : signatures(sample).entrySet()) {
        if (!signature.getValue().equals(floor)) {
          throw new IllegalStateException(
              signature.getKey() + " signs this " + sample.method() + " otherwise");
        }
      }
    }
  }

  /** Returns each signer's signature. */
  static Map<String, String> signatures(Sample sample) throws Exception {
    Map<String, Signing> signers = new LinkedHashMap<>();
    signers.put("ours", OurSigning.of(sample));
    signers.put("ScribeJava", new ScribeSigning(sample));
    signers.put("Signpost", new SignpostSigning(sample));
    signers.put("Jersey", new JerseySigning(sample));
    if (sample.form().isEmpty()) {
      signers.put("google-oauth-client", new GoogleSigning(sample));
    }
    Map<String, String> signatures = new LinkedHashMap<>();
    for (Map.Entry<String, Signing> signer : signers.entrySet()) {
      signatures.put(signer.getKey(), signature(signer.getValue().authorization()));
    }
    return signatures;
  }

  private static String signature(String header) {
    Matcher found = SIGNATURE.matcher(header);
    return found.find() ? URLDecoder.decode(found.group(1), StandardCharsets.UTF_8) : "";
  }
}
