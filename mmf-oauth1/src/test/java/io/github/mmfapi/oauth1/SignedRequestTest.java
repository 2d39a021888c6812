package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignedRequestTest {
  private static final SigningRequest REQUEST =
      SigningRequest.of("POST", "http://h/p?a=1#f")
          .withForm(List.of(new Parameter("b", "2")))
          .withToken(Fixtures.TOKEN);

  @Test
  void of_parametersOfASigner_rendersAndExplainsAlike() {
    SignedRequest signed = Fixtures.signer().sign(REQUEST);
    SignedRequest copy =
        SignedRequest.of(
            REQUEST, signed.oauthParameters(), SignatureMethod.hmacSha1(), Fixtures.CLIENT);
    assertThat(copy.authorizationHeader()).isEqualTo(signed.authorizationHeader());
    assertThat(copy.url()).isEqualTo(signed.url());
    assertThat(copy.body()).isEqualTo(signed.body()).isEqualTo("b=2&" + copy.oauthPairs());
    assertThat(copy.explain()).hasToString(signed.explain().toString());
  }

  @Test
  void of_withoutSignature_isRefused() {
    for (List<Parameter> parameters :
        List.of(List.<Parameter>of(), List.of(new Parameter("oauth_nonce", "n")))) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  SignedRequest.of(
                      REQUEST, parameters, SignatureMethod.hmacSha1(), Fixtures.CLIENT))
          .withMessageContaining("sign the request first");
    }
  }
}
