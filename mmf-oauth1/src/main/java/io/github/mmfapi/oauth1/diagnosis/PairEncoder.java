package io.github.mmfapi.oauth1.diagnosis;

/** Encodes a parameter's name and value for the base string; a wrong client does it its own way. */
interface PairEncoder {

  /** Decoded and encoded anew, as RFC 5849 section 3.4.1.3 has it. */
  PairEncoder RIGHT = of(Encoder.RFC3986);

  String name(Pair pair);

  String value(Pair pair);

  static PairEncoder of(Encoder encoder) {
    return new PairEncoder() {
      @Override
      public String name(Pair pair) {
        return encoder.encode(pair.name());
      }

      @Override
      public String value(Pair pair) {
        return encoder.encode(pair.value());
      }
    };
  }
}
