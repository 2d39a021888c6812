package io.github.mmfapi.contract.resilience;

import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values that no text may show, with characters that each notation escapes in its own way. */
final class Secrets {
  static final ClientCredentials CLIENT = ClientCredentials.of("the-key", "cl1ent/s3cret+x=&'y");
  static final TokenCredentials TOKEN = TokenCredentials.of("the-token", "t0ken/s3cret+x=&\"y");
  static final String PASSWORD = "p4ss/w0rd+x=&<y>";
  static final String EMAIL = "anna.secret@example.org";
  static final String PROXY_PASSWORD = "pr0xy:w0rd+x";
  static final String COOKIE = "c00kie-of-the-session";
  private static final Pattern SIGNATURE = Pattern.compile("oauth_signature=\"?([^\"&\\s]+)");

  private Secrets() {}

  /** Returns each notation in which a text could show a secret. */
  static List<String> forms() {
    List<String> forms = new ArrayList<>();
    for (String secret :
        List.of(CLIENT.secret(), TOKEN.secret(), PASSWORD, EMAIL, PROXY_PASSWORD, COOKIE)) {
      String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
      forms.add(secret);
      forms.add(encoded);
      forms.add(encoded.replace("%", "%25"));
      forms.add(base64(secret));
    }
    forms.add(base64("proxy-user:" + PROXY_PASSWORD));
    return forms;
  }

  /** Returns the signature of a request, as it was sent and decoded. */
  static List<String> signature(FaultServer.Received request) {
    Matcher found = SIGNATURE.matcher(request.head() + request.body());
    List<String> signatures = new ArrayList<>();
    while (found.find()) {
      signatures.add(found.group(1));
      signatures.add(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8));
    }
    return signatures;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
