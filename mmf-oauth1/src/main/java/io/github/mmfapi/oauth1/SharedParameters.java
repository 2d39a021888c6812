package io.github.mmfapi.oauth1;

import java.util.List;

/**
 * The protocol parameters that are the same in all requests of a signer ({@code oauth_version},
 * {@code oauth_signature_method}, {@code oauth_consumer_key}), encoded once. They are a third of
 * the encoded text of a request, and encoding takes most of the time of a signature. Immutable.
 */
final class SharedParameters {

  /** For a request without shared parameters. */
  static final SharedParameters NONE = new SharedParameters(0, List.of());

  private final int place;
  private final List<Parameter> list;
  private final NormalizedParameters encoded = new NormalizedParameters(EncodedText.twice());
  private final String form;
  private final String header;

  private SharedParameters(int place, List<Parameter> list) {
    this.place = place;
    this.list = list;
    this.form = written(list, PairSyntax.FORM);
    this.header = written(list, PairSyntax.HEADER);
    list.forEach(encoded::add);
  }

  private static String written(List<Parameter> list, PairSyntax syntax) {
    StringBuilder out = new StringBuilder();
    syntax.append(list, out);
    return out.toString();
  }

  /**
   * Encodes parameters.
   *
   * @param place their index among the protocol parameters of each request
   */
  static SharedParameters of(int place, List<Parameter> parameters) {
    return new SharedParameters(place, List.copyOf(parameters));
  }

  List<Parameter> list() {
    return list;
  }

  /** Adds the parameters of a request, including these, to the signed ones. */
  void addAll(List<Parameter> oauthParameters, NormalizedParameters signed) {
    signed.addAll(encoded);
    for (int i = 0; i < oauthParameters.size(); i++) {
      if (!isShared(i)) {
        signed.add(oauthParameters.get(i));
      }
    }
  }

  /** Appends the parameters of a request, including these. */
  void append(List<Parameter> oauthParameters, PairSyntax syntax, StringBuilder out) {
    String before = "";
    for (int i = 0; i < oauthParameters.size(); i++) {
      if (!isShared(i)) {
        syntax.append(oauthParameters.get(i), out.append(before));
      } else if (i == place) {
        out.append(before).append(syntax == PairSyntax.FORM ? form : header);
      }
      before = syntax.separator();
    }
  }

  private boolean isShared(int index) {
    return index >= place && index < place + list.size();
  }
}
