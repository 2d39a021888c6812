package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.FormEncoding;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A signed request: its protocol parameters, the signed text, and renderings for each of the three
 * places. Immutable.
 */
public final class SignedRequest {

  private final SigningRequest request;
  private final @Nullable String realm;
  private final List<Parameter> oauthParameters;
  private final SharedParameters shared;
  private final Supplier<String> maskedKey;

  /**
   * Creates a signed request. {@code oauth_signature} is the last protocol parameter; some of them
   * are shared with other requests. Base string and key are computed only on demand.
   */
  SignedRequest(
      SigningRequest request,
      @Nullable String realm,
      List<Parameter> oauthParameters,
      SharedParameters shared,
      Supplier<String> maskedKey) {
    this.request = request;
    this.realm = realm;
    this.oauthParameters = Collections.unmodifiableList(oauthParameters);
    this.shared = shared;
    this.maskedKey = maskedKey;
  }

  /**
   * Describes a request that was signed elsewhere, so that it can be rendered and explained.
   *
   * @param request the request without protocol parameters, with the credentials it was signed with
   * @param oauthParameters all protocol parameters, decoded, {@code oauth_signature} the last
   * @param method the signature method that signed it
   * @param client the client credentials that signed it
   * @return the signed request
   * @throws IllegalArgumentException if the last parameter is not {@code oauth_signature}
   */
  public static SignedRequest of(
      SigningRequest request,
      List<Parameter> oauthParameters,
      SignatureMethod method,
      ClientCredentials client) {
    List<Parameter> copy = List.copyOf(oauthParameters);
    if (copy.isEmpty() || !copy.get(copy.size() - 1).name().equals(ProtocolNames.SIGNATURE)) {
      throw new IllegalArgumentException(
          "The last protocol parameter must be oauth_signature; sign the request first");
    }
    return new SignedRequest(
        request,
        request.realm(),
        copy,
        SharedParameters.NONE,
        () -> MaskedKey.of(method, client.secret(), request.tokenSecret()));
  }

  /**
   * Returns the protocol parameters to send, decoded, in the order in which oauthlib sends them:
   * nonce, timestamp, version, signature method, consumer key, token, callback, verifier, those of
   * extensions, signature.
   *
   * @return the parameters, unmodifiable
   */
  public List<Parameter> oauthParameters() {
    return oauthParameters;
  }

  /**
   * Returns all parameters that were signed, decoded, in the order of normalisation (RFC 5849
   * section 3.4.1.3.2): protocol parameters without the signature, query, and form.
   *
   * @return the parameters, unmodifiable
   */
  public List<Parameter> parameters() {
    List<Parameter> all = new ArrayList<>(Parameters.parse(Rfc3986.query(request.url())));
    all.addAll(request.form());
    all.addAll(oauthParameters.subList(0, oauthParameters.size() - 1));
    return List.copyOf(BaseString.sorted(all));
  }

  /**
   * Returns the base string URI (RFC 5849 section 3.4.1.2).
   *
   * @return the URI, not encoded
   */
  public String baseUri() {
    return BaseString.baseUri(request.url());
  }

  /**
   * Returns the signature base string (RFC 5849 section 3.4.1.1). It holds the values of all
   * parameters, including a verifier: do not log it.
   *
   * @return the text that was signed
   */
  public String baseString() {
    return BaseString.of(request.method(), request.url(), request.form(), oauthParameters);
  }

  /**
   * Returns the signature.
   *
   * @return the value of {@code oauth_signature}, decoded. With PLAINTEXT it is the secrets
   */
  public String signature() {
    return oauthParameters.get(oauthParameters.size() - 1).value();
  }

  /**
   * Returns the request method.
   *
   * @return the method in upper case
   */
  public String method() {
    return request.method();
  }

  /**
   * Renders the protocol parameters for {@link Placement#HEADER} (RFC 5849 section 3.5.1).
   *
   * @return the value of the {@code Authorization} header
   */
  public String authorizationHeader() {
    return AuthorizationHeader.render(realm, oauthParameters, shared);
  }

  /**
   * Renders the URL for {@link Placement#QUERY} (RFC 5849 section 3.5.3).
   *
   * @return the URL with the protocol parameters appended to its query
   */
  public String url() {
    StringBuilder out = Rfc3986.openQuery(request.url(), Parameters.roomFor(oauthParameters));
    shared.append(oauthParameters, PairSyntax.FORM, out);
    return out.append(Rfc3986.fragment(request.url())).toString();
  }

  /**
   * Renders the protocol parameters alone.
   *
   * @return form-encoded pairs joined by {@code &}, to append to a query or a form
   */
  public String oauthPairs() {
    StringBuilder out = new StringBuilder(Parameters.roomFor(oauthParameters));
    shared.append(oauthParameters, PairSyntax.FORM, out);
    return out.toString();
  }

  /**
   * Renders the body for {@link Placement#FORM_BODY} (RFC 5849 section 3.5.2).
   *
   * @return the parameters of the form followed by the protocol parameters, form-encoded
   */
  public String body() {
    return FormEncoding.append(Parameters.render(request.form()), oauthPairs());
  }

  /**
   * Explains the signature, without secrets.
   *
   * @return the parts of base string and signature
   */
  public SignatureExplanation explain() {
    return new SignatureExplanation(this, maskedKey.get());
  }

  /** Returns the request and its protocol parameters with verifier and signature masked. */
  @Override
  public String toString() {
    return "SignedRequest[" + method() + " " + baseUri() + " " + oauthParameters + "]";
  }
}
