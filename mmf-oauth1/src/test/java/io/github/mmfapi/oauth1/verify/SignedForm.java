package io.github.mmfapi.oauth1.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.verify.OAuth1RefusedException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signed request with its parameters in the form, for tests that alter them one by one. */
public final class SignedForm {

  public static final String FORM = "application/x-www-form-urlencoded";
  public static final String URL = "http://h/p?q=a%20b";

  private SignedForm() {}

  /** Returns the body of a valid request signed at the time of the tutorial. */
  public static String goodBody() {
    return signer()
        .sign(
            SigningRequest.of("POST", URL)
                .withForm(List.of(new Parameter("f", "s3cret")))
                .withToken(Fixtures.TOKEN))
        .body();
  }

  public static OAuth1Signer signer() {
    return OAuth1Signer.builder()
        .clientCredentials(Fixtures.CLIENT)
        .clock(Fixtures.TUTORIAL_CLOCK)
        .nonceGenerator(() -> "nonce-1")
        .build();
  }

  public static ReceivedRequest received(String body) {
    return new ReceivedRequest("POST", URL, null, FORM, body);
  }

  /** Removes the protocol parameter {@code oauth_} and name. */
  public static String remove(String body, String name) {
    return edit(body, name, null);
  }

  /** Changes the value of the protocol parameter {@code oauth_} and name. */
  public static String replace(String body, String name, String value) {
    return edit(body, name, value);
  }

  private static String edit(String body, String name, @Nullable String value) {
    List<Parameter> parameters = new ArrayList<>(Parameters.parse(body));
    assertThat(parameters).extracting(Parameter::name).contains("oauth_" + name);
    parameters.replaceAll(
        p ->
            p.name().equals("oauth_" + name) && value != null ? new Parameter(p.name(), value) : p);
    parameters.removeIf(p -> p.name().equals("oauth_" + name) && value == null);
    return Parameters.render(parameters);
  }

  public static void assertRefused(
      Reason reason, OAuth1Verifier verifier, ReceivedRequest request) {
    assertThatExceptionOfType(OAuth1RefusedException.class)
        .isThrownBy(() -> verifier.verify(request))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason))
        .satisfies(
            e -> assertThat(e).hasMessageNotContainingAny("s3cret", Fixtures.CLIENT.secret()));
  }
}
