package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Secrets in each place of a diagnosed request: nothing that a diagnosis says has them. */
class DiagnosisSecretsTest {
  private static final String CLIENT = "cl1ent/s3cret";
  private static final String TOKEN = "t0ken s3cret";
  private static final String TEMPORARY = "temp&s3cret";
  private static final String OTHER = "another+s3cret";
  private static final String MISTYPED = "m1styped";

  private static final List<String> NAMES =
      List.of("password", "my_verifier", "x_auth_password", "session_id", "client_secret");

  private enum Place {
    QUERY,
    FORM,
    PATH
  }

  private static List<String> said(Place place, String name, String value, String signWith) {
    String pair = name + "=" + PercentEncoding.encode(value);
    String url =
        switch (place) {
          case QUERY -> "http://h.example/p?a=b&" + pair + "&z=y";
          case FORM -> "http://h.example/p";
          case PATH -> "http://h.example/p/" + PercentEncoding.encode(value);
        };
    String body = place == Place.FORM ? "a=b&" + pair : "";
    OAuth1Signer signer =
        OAuth1Signer.builder().clientCredentials(ClientCredentials.of("key", signWith)).build();
    SigningRequest request = SigningRequest.of("POST", url);
    SignedRequest signed = signer.sign(request.withToken(TokenCredentials.of("token", TOKEN)));
    SignatureDiagnosis diagnosis =
        SignatureDiagnosis.builder(CLIENT, TOKEN)
            .temporarySecret(TEMPORARY)
            .otherSecrets(List.of(OTHER))
            .diagnose(
                new ReceivedRequest(
                    "POST",
                    url,
                    signed.authorizationHeader(),
                    place == Place.FORM ? "application/x-www-form-urlencoded" : null,
                    body));
    List<String> said = new ArrayList<>(List.of(diagnosis.toString(), diagnosis.maskedKey()));
    said.add(String.valueOf(diagnosis.expectedBaseString()));
    said.add(String.valueOf(diagnosis.receivedBaseString()));
    said.add(diagnosis.markedDifference());
    said.add(diagnosis.mistakes().toString());
    return said;
  }

  @ParameterizedTest
  @EnumSource
  void knownSecret_inEachPlace_isNotSaid(Place place) {
    for (String secret : List.of(CLIENT, TOKEN, TEMPORARY, OTHER)) {
      for (String key : List.of(CLIENT, TEMPORARY)) {
        String once = PercentEncoding.encode(secret);
        assertThat(said(place, "x", secret, key))
            .as("%s in the %s, signed with %s", secret, place, key)
            .anyMatch(text -> text.contains("***"))
            .noneMatch(text -> text.contains(secret))
            .noneMatch(text -> text.contains(once))
            .noneMatch(text -> text.contains(PercentEncoding.encode(once)));
      }
    }
  }

  @Test
  void valueOfASecretName_isNotSaid() {
    for (Place place : List.of(Place.QUERY, Place.FORM)) {
      for (String name : NAMES) {
        assertThat(said(place, name, MISTYPED, CLIENT))
            .as("%s in the %s", name, place)
            .anyMatch(text -> text.contains(name))
            .noneMatch(text -> text.contains(MISTYPED));
      }
    }
  }

  /** A mask for a shorter one would tell where its letters stand, in every text. */
  @Test
  void knownSecret_ofFourCharacters_isTheShortestThatIsMasked() {
    Masks masks = new Masks(List.of("abc", " de ", "f+gh"));
    assertThat(masks.withoutSecrets("abc de f+gh f%2Bgh f%252Bgh fgh"))
        .isEqualTo("abc de *** *** *** fgh");
  }

  /** What a debugger or a failed assertion shows of the parts of a diagnosis. */
  @Test
  void partsOfADiagnosis_asText_showNoSecret() {
    Pair pair = Pair.of("oauth_verifier", OTHER);
    Secrets secrets = new Secrets(CLIENT, TOKEN, TEMPORARY, List.of(OTHER), "key", "token");
    ParameterRecipe recipe = ParameterRecipe.of(List.of(pair));
    Map<Object, String> shown = new LinkedHashMap<>();
    shown.put(pair, "body oauth_verifier");
    shown.put(new ParameterRecipe.Encoded(pair, pair.name(), OTHER), "body oauth_verifier");
    shown.put(secrets, "Secrets[key]");
    shown.put(new Draft("GET", BaseUri.of("http://h/"), recipe, secrets.key()), "Draft");
    shown.put(Change.key(secrets.key(), KeyMistakes.SWAPPED), "[secrets-swapped]");
    shown.put(new SignatureTarget.Plaintext(secrets.key()), "Plaintext");
    shown.put(SignatureForm.ofText(secrets.key()), "SignatureForm[]");
    shown.put(
        new ParsedRequest(
            new ReceivedRequest("GET", "http://h/p?x=" + OTHER, null, null, OTHER), null, Map.of()),
        "ParsedRequest[GET http://h/p]");
    shown.forEach((part, text) -> assertThat(part).hasToString(text));
  }
}
