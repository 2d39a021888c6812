package io.github.mmfapi.oauth1.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import feign.Request.HttpMethod;
import io.github.mmfapi.oauth1.Parameter;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlowVariantTest {
  private static final URI CALLBACK = URI.create("https://app.example/back");

  private VerifyingServer server;
  private List<VerifiedRequest> verified;
  private List<SignedRequest> signed;

  @BeforeEach
  void start() throws IOException {
    server =
        new VerifyingServer(
            TokenCredentials.of("t", "s3"),
            request ->
                CannedResponse.of(
                    200,
                    "text/plain",
                    "oauth_token=t&oauth_token_secret=s3&user_id=38895958&screen_name=j%C3%BCrgen"
                        + "&oauth_session_handle=s3cret&user_id=2"));
    verified = server.verified();
    signed = server.signed();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void furtherParameters_ofPosts_areSignedAndInTheForm(Placement placement) {
    WebRedirectionFlow flow =
        flow(
            placement,
            FlowVariant.builder()
                .temporaryCredentialsParameters(
                    List.of(new Parameter("x_auth_access_type", "read & more")))
                .tokenCredentialsParameters(List.of(new Parameter("a", "ü")))
                .build());
    flow.complete(flow.begin(CALLBACK), "verifier");

    assertThat(verified.get(0).parameters())
        .containsExactly(new Parameter("x_auth_access_type", "read & more"));
    assertThat(verified.get(0).callback()).isEqualTo(CALLBACK.toString());
    assertThat(verified.get(1).parameters()).containsExactly(new Parameter("a", "ü"));
    assertThat(server.received()).allMatch(request -> request.method().equals("POST"));
    assertThat(server.received().get(0).body()).contains("x_auth_access_type=read%20%26%20more");
    assertThat(signed.get(0).baseString()).contains("x_auth_access_type");
  }

  @ParameterizedTest
  @EnumSource(names = "FORM_BODY", mode = EnumSource.Mode.EXCLUDE)
  void furtherParameters_ofGets_areSignedAndInTheQuery(Placement placement) {
    WebRedirectionFlow flow =
        flow(
            placement,
            FlowVariant.builder()
                .temporaryCredentialsMethod(HttpMethod.GET)
                .tokenCredentialsMethod(HttpMethod.GET)
                .temporaryCredentialsParameters(List.of(new Parameter("a", "b c")))
                .build());
    flow.complete(flow.begin(CALLBACK), "verifier");

    assertThat(server.received())
        .allMatch(request -> request.method().equals("GET") && request.body().isEmpty());
    assertThat(verified.get(0).parameters()).containsExactly(new Parameter("a", "b c"));
    assertThat(server.received().get(0).contentType()).isNull();
    assertThat(signed.get(0).baseString()).startsWith("GET&").contains("a%3Db%2520c");
  }

  @Test
  void callbackLeftOut_isInTheAuthorizationUrlOnly() {
    WebRedirectionFlow flow = flow(Placement.HEADER, FlowVariant.builder().callback(false).build());
    PendingAuthorization pending = flow.begin(CALLBACK);

    assertThat(verified.get(0).callback()).isNull();
    assertThat(flow.authorizationUrl(pending))
        .hasQuery("oauth_token=t&oauth_callback=https://app.example/back");
  }

  @Test
  void realm_isInBothHeaders() {
    WebRedirectionFlow flow =
        flow(Placement.HEADER, FlowVariant.builder().realm("1234567_SB1").build());
    flow.complete(flow.begin(CALLBACK), "verifier");

    assertThat(server.received())
        .extracting(ReceivedRequest::authorizationHeader)
        .hasSize(2)
        .allMatch(header -> header.startsWith("OAuth realm=\"1234567_SB1\","));
    assertThat(signed.get(0).authorizationHeader()).startsWith("OAuth realm=\"1234567_SB1\",");
  }

  @Test
  void authorizationParameters_followTheTokenInTheirOrder() {
    WebRedirectionFlow flow =
        flow(
            Placement.HEADER,
            FlowVariant.builder()
                .authorizationParameters(
                    List.of(
                        new Parameter("scope", "read,write"), new Parameter("expiration", "never")))
                .build());

    assertThat(flow.authorizationUrl(flow.begin(null)).getRawQuery())
        .isEqualTo("oauth_token=t&scope=read%2Cwrite&expiration=never");
  }

  @Test
  void grant_hasTheFurtherValuesAndShowsNoneOfThem() {
    WebRedirectionFlow flow = flow(Placement.HEADER, FlowVariant.standard());
    PendingAuthorization pending = flow.begin(CALLBACK);

    TokenGrant grant = flow.grant(pending, URI.create("/back?oauth_token=t&oauth_verifier=v"));

    assertThat(grant.credentials()).isEqualTo(TokenCredentials.of("t", "s3"));
    assertThat(grant.values())
        .containsExactly(
            Map.entry("user_id", "38895958"),
            Map.entry("screen_name", "jürgen"),
            Map.entry("oauth_session_handle", "s3cret"));
    assertThat(grant)
        .hasToString(
            "TokenGrant[TokenCredentials[token=t, secret=***],"
                + " values=[user_id, screen_name, oauth_session_handle]]");
  }

  @Test
  void build_getWithoutAPlaceForIt_isRefused() {
    FlowVariant variant = FlowVariant.builder().tokenCredentialsMethod(HttpMethod.GET).build();
    assertThatIllegalStateException()
        .isThrownBy(() -> flow(Placement.FORM_BODY, variant))
        .withMessageContaining("HEADER or QUERY");
  }

  @Test
  void builder_whatAFlowSetsItself_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                FlowVariant.builder()
                    .tokenCredentialsParameters(List.of(new Parameter("oauth_token", "s3cret"))))
        .withMessage("The flow sets the protocol parameters itself; remove oauth_token");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FlowVariant.builder().temporaryCredentialsMethod(HttpMethod.PUT))
        .withMessage("A token request is a GET or a POST, not a PUT");
  }

  @Test
  void toString_parameters_haveNoValues() {
    assertThat(
            FlowVariant.builder()
                .tokenCredentialsParameters(List.of(new Parameter("x_auth_password", "s3cret")))
                .build())
        .hasToString(
            "FlowVariant[authorization=[], realm=null, callback=true, temporary=POST[],"
                + " token=POST[x_auth_password]]");
  }

  private WebRedirectionFlow flow(Placement placement, FlowVariant variant) {
    return server.flow(placement, variant);
  }
}
