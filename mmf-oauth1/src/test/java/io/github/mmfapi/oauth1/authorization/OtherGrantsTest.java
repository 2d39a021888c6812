package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import feign.Request.HttpMethod;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.TestServer.CannedResponse;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens without a redirection: by a session handle, and by user name and password. */
class OtherGrantsTest {
  private static final TokenCredentials OLD = TokenCredentials.of("old-t0ken", "old s3cret");
  private static final String HANDLE = "h4ndle/+";
  private static final String PASSWORD = "hunter2 & p%ss";

  private VerifyingServer server;
  private List<VerifiedRequest> verified;
  private List<SignedRequest> signed;

  /** What the server answers instead of its rules, null for these. */
  private @Nullable CannedResponse instead;

  @BeforeEach
  void start() throws IOException {
    server = new VerifyingServer(OLD, request -> instead == null ? answer(request) : instead);
    verified = server.verified();
    signed = server.signed();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Renews like Atlassian's provider, and exchanges passwords like Instapaper. */
  private CannedResponse answer(ReceivedRequest request) {
    String all = request.url() + request.body() + request.authorizationHeader();
    boolean renews =
        verified.get(verified.size() - 1).token() != null
            && all.contains("oauth_session_handle")
            && all.contains("h4ndle%2F%2B");
    boolean logsIn =
        verified
            .get(verified.size() - 1)
            .parameters()
            .equals(
                List.of(
                    new Parameter("x_auth_mode", "client_auth"),
                    new Parameter("x_auth_username", "jürgen"),
                    new Parameter("x_auth_password", PASSWORD)));
    return renews || logsIn
        ? CannedResponse.of(
            200,
            "text/plain",
            "oauth_token=new&oauth_token_secret=n3w&oauth_expires_in=60"
                + "&oauth_session_handle=n3xt&oauth_authorization_expires_in=3600")
        : CannedResponse.of(401, "text/plain", "oauth_problem=token_rejected");
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void renew_withTheHandle_isSignedWithTheOldTokenAndReturnsAnother(Placement placement) {
    TokenGrant grant = flow(placement, FlowVariant.standard()).renew(OLD, HANDLE);

    assertThat(grant.credentials()).isEqualTo(TokenCredentials.of("new", "n3w"));
    assertThat(grant.values())
        .containsExactly(
            Map.entry("oauth_expires_in", "60"),
            Map.entry("oauth_session_handle", "n3xt"),
            Map.entry("oauth_authorization_expires_in", "3600"));
    assertThat(verified).singleElement().extracting(VerifiedRequest::token).isEqualTo(OLD.token());
    assertThat(server.onlyRequest().method()).isEqualTo("POST");
    assertThat(signed)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.oauthParameters())
                  .extracting(Parameter::name)
                  .containsOnlyOnce("oauth_session_handle")
                  .doesNotContain("oauth_verifier", "oauth_callback");
              assertThat(request.baseString()).contains("oauth_session_handle%3Dh4ndle%252F%252B");
              assertThat(request.toString()).doesNotContain("h4ndle", "s3cret");
            });
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void grantForPassword_isAPostWithoutATokenWhoseFormIsSigned(Placement placement) {
    TokenGrant grant = flow(placement, FlowVariant.standard()).grantForPassword("jürgen", PASSWORD);

    assertThat(grant.credentials()).isEqualTo(TokenCredentials.of("new", "n3w"));
    ReceivedRequest sent = server.onlyRequest();
    assertThat(sent.url()).doesNotContain("x_auth", "hunter2");
    assertThat(Parameters.parse(sent.body()))
        .contains(new Parameter("x_auth_password", PASSWORD))
        .extracting(Parameter::name)
        .doesNotContain("oauth_token");
    assertThat(signed.get(0).oauthParameters())
        .extracting(Parameter::name)
        .doesNotContain("oauth_token", "oauth_callback", "oauth_verifier");
    assertThat(signed.get(0).toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "401, oauth_problem=token_rejected, The session is over",
    "401, oauth_problem=token_expired, The session is over",
    "401, oauth_problem=permission_denied, The session is over",
    "401, no, The session is over",
    "401, oauth_problem=timestamp_refused, Set this computer's clock",
    "503, busy, The server failed"
  })
  void renew_refused_saysWhatToDo(int status, String body, String advice) {
    instead = CannedResponse.of(status, "text/plain", body);

    TokenRequestException e =
        catchThrowableOfType(
            TokenRequestException.class,
            () -> flow(Placement.HEADER, FlowVariant.standard()).renew(OLD, HANDLE));

    assertThat(e).isExactlyInstanceOf(TokenRequestException.class).hasMessageContaining(advice);
    assertThat(e.status()).isEqualTo(status);
    assertThat(verified).hasSize(1);
  }

  @Test
  void grantForPassword_refused_saysWhatToDo() {
    assertThatExceptionOfType(TokenRequestException.class)
        .isThrownBy(
            () -> flow(Placement.HEADER, FlowVariant.standard()).grantForPassword("jürgen", "x"))
        .withMessageContaining("oauth_problem=token_rejected. Check user name and password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no old-t0ken, old s3cret, client s3cret, h4ndle/+, h4ndle%2F%2B",
        "oauth_problem=old-t0ken+h4ndle%2F%2B+client+s3cret",
        "oauth_token=&note=old+s3cret+h4ndle%252F%252B+client%20s3cret",
        "{\"x\":\"old s3cret\",\"y\":[\"client s3cret\",\"h4ndle\\/+\"]}",
      })
  void renew_refused_showsNothingOfWhatIsInPlay(String body) {
    instead = CannedResponse.of(400, "text/plain", body);

    TokenRequestException e =
        catchThrowableOfType(
            TokenRequestException.class,
            () -> flow(Placement.HEADER, FlowVariant.standard()).renew(OLD, HANDLE));

    assertThat(e + e.excerpt() + e.oauthProblem())
        .contains("***")
        .doesNotContain("t0ken", "s3cret", "h4ndle");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "you said hunter2 & p%ss",
        "oauth_problem=for+hunter2+%26+p%25ss",
        "{\"x\":\"hunter2 & p%ss\",\"y\":\"hunter2+%26+p%25ss\"}",
        "<x>hunter2 &amp; p%ss</x>",
      })
  void grantForPassword_refused_showsNothingOfWhatIsInPlay(String body) {
    instead = CannedResponse.of(400, "text/plain", body);

    TokenRequestException e =
        catchThrowableOfType(
            TokenRequestException.class,
            () ->
                flow(Placement.HEADER, FlowVariant.standard()).grantForPassword("anna", PASSWORD));

    assertThat(e + e.excerpt() + e.oauthProblem())
        .contains("***")
        .doesNotContain("hunter2", "s3cret");
  }

  @Test
  void renew_withoutAHandle_isRefusedBeforeItIsSent() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> flow(Placement.HEADER, FlowVariant.standard()).renew(OLD, " "))
        .withMessageContaining("oauth_session_handle");
    assertThat(verified).isEmpty();
  }

  @Test
  void grantForPassword_whereOthersCanReadIt_isRefusedBeforeItIsSent() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                flow(
                        Placement.HEADER,
                        FlowVariant.builder().tokenCredentialsMethod(HttpMethod.GET).build())
                    .grantForPassword("anna", PASSWORD))
        .withMessageNotContaining(PASSWORD);
    URI open = URI.create("http://api.example/");
    WebRedirectionFlow flow =
        WebRedirectionFlow.builder()
            .endpoints(new OAuth1Endpoints(open, open, open))
            .clientCredentials(ClientCredentials.of("client", "client s3cret"))
            .httpClient(
                (request, options) -> {
                  throw new AssertionError("sent to " + request.url());
                })
            .build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> flow.grantForPassword("anna", PASSWORD))
        .withMessageContaining("http://api.example")
        .withMessageNotContaining(PASSWORD);
  }

  private WebRedirectionFlow flow(Placement placement, FlowVariant variant) {
    return server.flow(placement, variant);
  }
}
