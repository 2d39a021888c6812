package io.github.mmfapi.oauth1;

import java.util.List;

/**
 * The protocol parameters that all requests of a signer have alike ({@code oauth_version}, {@code
 * oauth_signature_method}, {@code oauth_consumer_key}), encoded once for all of them: they are a
 * third of what is encoded for a request, and encoding is most of a signature. Immutable.
 */
final class SharedParameters {

  /** Where they stand among a request's protocol parameters: after nonce and timestamp. */
  private static final int PLACE = 2;

  /** For a request whose parameters are all its own. */
  static final SharedParameters NONE = new SharedParameters(List.of());

  private final List<Parameter> list;
  private final NormalizedParameters encoded = new NormalizedParameters(EncodedText.twice());
  private final String text;

  private SharedParameters(List<Parameter> list) {
    this.list = list;
    this.text = Parameters.render(list);
    list.forEach(encoded::add);
  }

  static SharedParameters of(List<Parameter> parameters) {
    return new SharedParameters(List.copyOf(parameters));
  }

  List<Parameter> list() {
    return list;
  }

  /** Adds the parameters of a request, these among them, to what is signed. */
  void addAll(List<Parameter> oauthParameters, NormalizedParameters signed) {
    signed.addAll(encoded);
    for (int i = 0; i < oauthParameters.size(); i++) {
      if (!isShared(i)) {
        signed.add(oauthParameters.get(i));
      }
    }
  }

  /** Appends the parameters of a request, these among them, as form-encoded pairs. */
  void render(List<Parameter> oauthParameters, StringBuilder out) {
    String separator = "";
    for (int i = 0; i < oauthParameters.size(); i++) {
      if (!isShared(i)) {
        Parameters.render(oauthParameters.get(i), out.append(separator));
      } else if (i == PLACE) {
        out.append(separator).append(text);
      }
      separator = "&";
    }
  }

  private boolean isShared(int index) {
    return index >= PLACE && index < PLACE + list.size();
  }
}
