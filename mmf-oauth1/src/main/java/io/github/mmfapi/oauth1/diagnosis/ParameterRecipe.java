package io.github.mmfapi.oauth1.diagnosis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a client makes the third part of the base string: which parameters, encoded how, in which
 * order (RFC 5849 section 3.4.1.3). Immutable but for the bytes, which is made once.
 */
final class ParameterRecipe {

  /** A parameter with its two texts as they are signed. */
  record Encoded(Pair pair, String name, String value) {
    /** Returns no value: it can be a secret. */
    @Override
    public String toString() {
      return pair.toString();
    }

    String text() {
      return name + "=" + value;
    }
  }

  /** By encoded name, then by encoded value (section 3.4.1.3.2). */
  static final Comparator<Encoded> RIGHT_ORDER =
      Comparator.comparing(Encoded::name).thenComparing(Encoded::value);

  /** Longer texts are made anew when they are needed: there are some eighty recipes. */
  private static final int LONGEST_KEPT = 65_536;

  private final List<Pair> pairs;
  private final PairEncoder inner;
  private final @Nullable Comparator<Encoded> order;
  private final Encoder outer;
  private final int encodings;
  private final boolean equalsIfEmpty;
  private boolean isSignedTwice;
  private byte @Nullable [] bytes;

  private ParameterRecipe(
      List<Pair> pairs,
      PairEncoder inner,
      @Nullable Comparator<Encoded> order,
      Encoder outer,
      int encodings,
      boolean equalsIfEmpty) {
    this.pairs = pairs;
    this.inner = inner;
    this.order = order;
    this.outer = outer;
    this.encodings = encodings;
    this.equalsIfEmpty = equalsIfEmpty;
  }

  /** Makes the right recipe of the given parameters. */
  static ParameterRecipe of(List<Pair> pairs) {
    return new ParameterRecipe(pairs, PairEncoder.RIGHT, RIGHT_ORDER, Encoder.RFC3986, 1, true);
  }

  List<Pair> pairs() {
    return pairs;
  }

  ParameterRecipe with(List<Pair> others) {
    return new ParameterRecipe(others, inner, order, outer, encodings, equalsIfEmpty);
  }

  /** Encodes names and values another way. */
  ParameterRecipe with(PairEncoder other) {
    return new ParameterRecipe(pairs, other, order, outer, encodings, equalsIfEmpty);
  }

  /** Sorts another way; null leaves the parameters as they stand in the list. */
  ParameterRecipe sorted(@Nullable Comparator<Encoded> other) {
    return new ParameterRecipe(pairs, inner, other, outer, encodings, equalsIfEmpty);
  }

  /** Encodes the two last parts of the base string another way. */
  ParameterRecipe withOuter(Encoder other) {
    return new ParameterRecipe(pairs, inner, order, other, encodings, equalsIfEmpty);
  }

  /** Encodes the joined parameters another number of times than once. */
  ParameterRecipe withEncodings(int other) {
    return new ParameterRecipe(pairs, inner, order, outer, other, equalsIfEmpty);
  }

  ParameterRecipe withoutEqualsIfEmpty() {
    return new ParameterRecipe(pairs, inner, order, outer, encodings, false);
  }

  /** Signs once, and once more with the first signature among the parameters. */
  ParameterRecipe signedTwice() {
    ParameterRecipe twice = with(pairs);
    twice.isSignedTwice = true;
    return twice;
  }

  boolean isSignedTwice() {
    return isSignedTwice;
  }

  Encoder outer() {
    return outer;
  }

  /** Returns the third part of the base string. */
  String text() {
    return join(null);
  }

  /** Returns the third part of the base string as it is signed. */
  byte[] bytes() {
    byte[] made = bytes;
    if (made == null) {
      made = text().getBytes(StandardCharsets.UTF_8);
      bytes = made.length <= LONGEST_KEPT ? made : null;
    }
    return made;
  }

  /** Returns the third part of the base string with masked values. */
  String masked(Masks masks) {
    return join(masks);
  }

  private String join(@Nullable Masks masks) {
    List<Encoded> list = new ArrayList<>(pairs.size());
    for (Pair pair : pairs) {
      list.add(new Encoded(pair, inner.name(pair), inner.value(pair)));
    }
    if (order != null) {
      list.sort(order);
    }
    StringBuilder joined = new StringBuilder();
    for (Encoded encoded : list) {
      if (!joined.isEmpty()) {
        joined.append('&');
      }
      joined.append(masks == null ? encoded.name() : masks.name(encoded));
      if (equalsIfEmpty || !encoded.value().isEmpty()) {
        joined.append('=').append(masks == null ? encoded.value() : masks.value(encoded));
      }
    }
    String result = joined.toString();
    for (int i = 0; i < encodings; i++) {
      result = outer.encode(result);
    }
    return masks == null ? result : masks.restore(result);
  }
}
