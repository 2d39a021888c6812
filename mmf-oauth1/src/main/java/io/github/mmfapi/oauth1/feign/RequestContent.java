package io.github.mmfapi.oauth1.feign;

import io.github.mmfapi.oauth1.AuthorizationHeader;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.internal.FormEncoding;
import io.github.mmfapi.oauth1.internal.HeaderValues;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The headers and the body that a signature covers or is written into. Immutable; arrays are never
 * changed.
 */
final class RequestContent {

  static final String AUTHORIZATION = "Authorization";

  private static final byte[] NO_BODY = new byte[0];

  private final @Nullable String contentType;
  private final List<String> authorization;
  private final byte[] body;
  private final Charset charset;

  private RequestContent(
      @Nullable String contentType, List<String> authorization, byte[] body, Charset charset) {
    this.contentType = contentType;
    this.authorization = authorization;
    this.body = body;
    this.charset = charset;
  }

  /** Takes the parts of a request; the default charset is UTF-8. */
  static RequestContent of(
      Map<String, Collection<String>> headers, byte @Nullable [] body, @Nullable Charset charset) {
    return new RequestContent(
        HeaderValues.first(headers, "Content-Type"),
        HeaderValues.all(headers, AUTHORIZATION),
        body == null ? NO_BODY : body,
        Objects.requireNonNullElse(charset, StandardCharsets.UTF_8));
  }

  byte[] body() {
    return body;
  }

  Charset charset() {
    return charset;
  }

  /** Returns the values of {@code Authorization}. */
  List<String> authorization() {
    return authorization;
  }

  /** Returns the decoded parameters of the body, none if it is no form. */
  List<Parameter> form() {
    return isForm() ? Parameters.parse(text()) : List.of();
  }

  /** Returns whether headers and body equal those of another; bodies are compared by identity. */
  boolean isAsIn(RequestContent other) {
    return body == other.body && authorization.equals(other.authorization);
  }

  /** Returns a copy without the protocol parameters of an earlier signing. */
  RequestContent withoutEarlierSignature() {
    byte[] bare = bodyWithoutEarlierSignature();
    if (authorization.isEmpty() && bare == body) {
      return this;
    }
    List<String> foreign =
        authorization.stream().filter(value -> !AuthorizationHeader.isOAuth(value)).toList();
    return new RequestContent(contentType, foreign, bare, charset);
  }

  /**
   * Signs the request with this content; the body is signed if it is a form, and hashed otherwise.
   */
  SignedRequest sign(OAuth1Signer signer, SigningRequest request) {
    return isForm()
        ? signer.sign(request.withForm(Parameters.parse(text())))
        : signer.sign(request, body);
  }

  /**
   * Returns a copy with the protocol parameters in it.
   *
   * @param placement the place; {@link Placement#QUERY} does not change the content
   * @throws IllegalStateException if the header is taken by another scheme, or if the body is no
   *     form
   */
  RequestContent with(SignedRequest signed, Placement placement) {
    return switch (placement) {
      case HEADER -> new RequestContent(contentType, List.of(headerValue(signed)), body, charset);
      case FORM_BODY -> new RequestContent(contentType, authorization, formWith(signed), charset);
      case QUERY -> this;
    };
  }

  private boolean isForm() {
    return FormEncoding.isForm(contentType);
  }

  private String text() {
    return new String(body, charset);
  }

  private byte[] bodyWithoutEarlierSignature() {
    if (!isForm()) {
      return body;
    }
    String text = text();
    String kept = EarlierSignature.withoutIn(text);
    return kept.equals(text) ? body : kept.getBytes(charset);
  }

  private String headerValue(SignedRequest signed) {
    if (!authorization.isEmpty()) {
      throw new IllegalStateException(
          "The request already has an Authorization header of another scheme. Remove it,"
              + " or place the OAuth parameters in QUERY or FORM_BODY");
    }
    return signed.authorizationHeader();
  }

  private byte[] formWith(SignedRequest signed) {
    if (!isForm()) {
      throw new IllegalStateException(
          "FORM_BODY placement needs a form-encoded body, but the Content-Type is "
              + contentType
              + "; use HEADER or QUERY (RFC 5849 section 3.5.2)");
    }
    return FormEncoding.append(text(), signed.oauthPairs()).getBytes(charset);
  }
}
