package io.github.mmfapi.oauth1;

import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reusable buffers for computing one signature. The base string is written into existing arrays and
 * signed there, without creating a text; {@link BaseString#join} creates the same text for all
 * other uses. Used by one thread at a time.
 */
final class SigningBuffers {

  /** Larger buffers are not kept. */
  private static final int KEPT_BYTES = 16 * 1024;

  private final SignatureMethod method;
  private final @Nullable KeyedHmac hmac;
  private final EncodedText pairs = EncodedText.twice();
  private final NormalizedParameters parameters = new NormalizedParameters(pairs);
  private final EncodedText out = EncodedText.once();

  // The requests of a client usually have the same origin, so its encoded form is kept.
  private String origin = "";
  private byte[] encodedOrigin = new byte[0];

  SigningBuffers(SignatureMethod method) {
    this.method = method;
    this.hmac =
        method instanceof HmacSignatureMethod known ? new KeyedHmac(known.algorithm()) : null;
  }

  /** Returns whether the buffers are small enough to be kept. */
  boolean isKept() {
    return pairs.bytes().length + out.bytes().length <= KEPT_BYTES;
  }

  /**
   * Signs a request without protocol parameters in its query and form.
   *
   * @param oauthParameters the protocol parameters without the signature
   * @param shared those of them that other requests share
   * @return the signature, decoded
   */
  String sign(
      SigningRequest request,
      List<Parameter> oauthParameters,
      SharedParameters shared,
      String clientSecret) {
    out.clear();
    out.append(request.method());
    out.appendRaw('&');
    appendBaseUri(request.url());
    collect(request, oauthParameters, shared);
    out.appendRaw('&');
    parameters.join(out);
    return hmac == null
        ? method.sign(out.toString(), clientSecret, request.tokenSecret())
        : hmac.sign(out.bytes(), out.length(), clientSecret, request.tokenSecret());
  }

  private void collect(
      SigningRequest request, List<Parameter> oauthParameters, SharedParameters shared) {
    String url = request.url();
    parameters.clear();
    int pathEnd = Rfc3986.pathEnd(url);
    int end = Rfc3986.fragmentStart(url);
    if (pathEnd < end) {
      parameters.addForm(url, pathEnd + 1, end);
      if (parameters.hasProtocolParameter(0)) {
        refuseIn("query", Parameters.parse(Rfc3986.query(url)));
      }
    }
    refuseIn("form", request.form());
    request.form().forEach(parameters::add);
    shared.addAll(oauthParameters, parameters);
  }

  private static void refuseIn(String place, List<Parameter> parameters) {
    for (Parameter parameter : parameters) {
      if (ProtocolNames.isProtocol(parameter.name())) {
        throw new IllegalArgumentException(
            "The "
                + place
                + " already has the protocol parameter "
                + parameter.name()
                + "; remove it before signing: it must occur once (RFC 5849 section 3.1)");
      }
    }
  }

  private void appendBaseUri(String url) {
    if (origin.isEmpty() || !url.startsWith(origin) || !endsOrigin(url, origin.length())) {
      String baseUri = BaseString.baseUri(url);
      int start = Rfc3986.authorityEnd(url);
      int pathLength = Math.max(1, Rfc3986.pathEnd(url) - start);
      String bare = baseUri.substring(0, baseUri.length() - pathLength);
      encodedOrigin = EncodedText.ascii(PercentEncoding.encode(bare));
      origin = url.substring(0, start);
    }
    out.appendRaw(encodedOrigin);
    int pathEnd = Rfc3986.pathEnd(url);
    if (pathEnd == origin.length()) {
      out.append("/");
    } else {
      out.append(url, origin.length(), pathEnd);
    }
  }

  private static boolean endsOrigin(String url, int at) {
    return at == url.length() || "/?#".indexOf(url.charAt(at)) >= 0;
  }
}
