package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Describes a request to sign. Start with {@link #of} and add what the request has.
 *
 * @param method the request method; kept in upper case
 * @param url the absolute URL as it will be sent; its query is signed
 * @param form the decoded parameters of the body, empty unless the body is form-encoded (RFC 5849
 *     section 3.4.1.3.1)
 * @param oauthParameters further protocol parameters to sign and send, decoded; usually none
 * @param credentials token or temporary credentials, null to sign with the client credentials alone
 * @param callback the value of {@code oauth_callback}, null to leave it out
 * @param verifier the value of {@code oauth_verifier}, null to leave it out
 * @param realm the realm of the {@code Authorization} header, null for that of the signer
 */
public record SigningRequest(
    String method,
    String url,
    List<Parameter> form,
    List<Parameter> oauthParameters,
    @Nullable SigningCredentials credentials,
    @Nullable String callback,
    @Nullable String verifier,
    @Nullable String realm) {

  /**
   * Creates a request description; {@link #of} is easier to read.
   *
   * @param method the request method; kept in upper case
   * @param url the absolute URL as it will be sent; its query is signed
   * @param form the decoded parameters of the body, empty unless the body is form-encoded (RFC 5849
   *     section 3.4.1.3.1)
   * @param oauthParameters further protocol parameters to sign and send, decoded; usually none
   * @param credentials token or temporary credentials, null to sign with the client credentials
   *     alone
   * @param callback the value of {@code oauth_callback}, null to leave it out
   * @param verifier the value of {@code oauth_verifier}, null to leave it out
   * @param realm the realm of the {@code Authorization} header, null for that of the signer
   * @throws IllegalArgumentException if the name of a further protocol parameter does not begin
   *     with {@code oauth_}, or the realm holds characters that a header cannot
   */
  public SigningRequest {
    method = method.toUpperCase(Locale.ROOT);
    Objects.requireNonNull(url, "url");
    form = List.copyOf(form);
    oauthParameters = List.copyOf(oauthParameters);
    oauthParameters.forEach(SigningRequest::requireProtocolName);
    if (realm != null) {
      AuthorizationHeader.requireRealm(realm);
    }
  }

  /**
   * Describes a request without a form-encoded body, token, callback or verifier.
   *
   * @param method the request method, written in any case
   * @param url the absolute URL with its query
   * @return the description
   */
  public static SigningRequest of(String method, String url) {
    return new SigningRequest(method, url, List.of(), List.of(), null, null, null, null);
  }

  /**
   * Returns a copy with the parameters of a form-encoded body.
   *
   * @param form the decoded parameters
   * @return the copy
   */
  public SigningRequest withForm(List<Parameter> form) {
    return new SigningRequest(
        method, url, form, oauthParameters, credentials, callback, verifier, realm);
  }

  /**
   * Returns a copy with protocol parameters that an extension defines, such as {@code
   * oauth_session_handle}. They are signed and sent with the parameters of the signer.
   *
   * @param oauthParameters decoded parameters whose names begin with {@code oauth_}
   * @return the copy
   * @throws IllegalArgumentException if a name does not begin with {@code oauth_}
   */
  public SigningRequest withOAuthParameters(List<Parameter> oauthParameters) {
    return new SigningRequest(
        method, url, form, oauthParameters, credentials, callback, verifier, realm);
  }

  /**
   * Returns a copy signed with credentials of either kind.
   *
   * @param credentials the credentials, null to sign with the client credentials alone
   * @return the copy
   */
  public SigningRequest withToken(@Nullable SigningCredentials credentials) {
    return new SigningRequest(
        method, url, form, oauthParameters, credentials, callback, verifier, realm);
  }

  /**
   * Returns the identifier of the credentials.
   *
   * @return the value of {@code oauth_token}, null without credentials
   */
  public @Nullable String token() {
    return credentials == null ? null : credentials.token();
  }

  /**
   * Returns the secret of the credentials.
   *
   * @return the secret, empty without credentials
   */
  public String tokenSecret() {
    return credentials == null ? "" : credentials.secret();
  }

  /**
   * Returns a copy with {@code oauth_callback} (RFC 5849 section 2.1).
   *
   * @param callback the callback URI or {@code oob}, null to leave it out
   * @return the copy
   */
  public SigningRequest withCallback(@Nullable String callback) {
    return new SigningRequest(
        method, url, form, oauthParameters, credentials, callback, verifier, realm);
  }

  /**
   * Returns a copy with {@code oauth_verifier} (RFC 5849 section 2.3).
   *
   * @param verifier the verification code, null to leave it out
   * @return the copy
   */
  public SigningRequest withVerifier(@Nullable String verifier) {
    return new SigningRequest(
        method, url, form, oauthParameters, credentials, callback, verifier, realm);
  }

  /**
   * Returns a copy with a realm of its own, for a signer that serves several. It is part of the
   * {@code Authorization} header and never signed (RFC 5849 section 3.5.1).
   *
   * @param realm visible ASCII characters and spaces, null for the realm of the signer
   * @return the copy
   * @throws IllegalArgumentException if the realm holds other characters
   */
  public SigningRequest withRealm(@Nullable String realm) {
    return new SigningRequest(
        method, url, form, oauthParameters, credentials, callback, verifier, realm);
  }

  private static void requireProtocolName(Parameter parameter) {
    if (!ProtocolNames.isProtocol(parameter.name())) {
      throw new IllegalArgumentException(
          "The name of a protocol parameter must begin with oauth_, but is "
              + parameter.name()
              + ". Move it to the query or the form");
    }
  }

  /** Returns method and URL without its query. The rest may hold secrets. */
  @Override
  public String toString() {
    return "SigningRequest[" + method + " " + Rfc3986.shown(url) + "]";
  }
}
