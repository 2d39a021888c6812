package io.github.mmfapi.oauth1.comparison;

import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.internal.SecretText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The result of comparing another client's base string with ours.
 *
 * @param position the first character, counted from 0, in which the two differ; -1 if they are
 *     equal
 * @param ours our text at the difference: the method, the base URI, or one normalised parameter
 *     with a secret value masked; empty if there is none, or if the two are equal
 * @param theirs the other client's text there, likewise masked
 * @param deviation the explanation of the difference, null if the two are equal
 */
public record BaseStringComparison(
    int position, String ours, String theirs, @Nullable BaseStringDeviation deviation) {

  private static final BaseStringComparison EQUAL = new BaseStringComparison(-1, "", "", null);

  /**
   * Creates a result.
   *
   * @param position the first character, counted from 0, in which the two differ; -1 if they are
   *     equal
   * @param ours our text at the difference: the method, the base URI, or one normalised parameter
   *     with a secret value masked; empty if there is none, or if the two are equal
   * @param theirs the other client's text there, likewise masked
   * @param deviation the explanation of the difference, null if the two are equal
   * @throws NullPointerException if one of the texts is null
   */
  public BaseStringComparison {
    Objects.requireNonNull(ours, "ours");
    Objects.requireNonNull(theirs, "theirs");
  }

  /**
   * Compares another client's base string of the same request with ours. Nonce and timestamp must
   * be the same in both: sign with those of the other client.
   *
   * @param signed the request as we signed it
   * @param theirs the base string that the other client signed
   * @return the first difference, and the rule that explains it
   */
  public static BaseStringComparison of(SignedRequest signed, String theirs) {
    return of(signed.baseString(), theirs);
  }

  static BaseStringComparison of(String ours, String theirs) {
    if (ours.equals(theirs)) {
      return EQUAL;
    }
    int position = 0;
    int shorter = Math.min(ours.length(), theirs.length());
    while (position < shorter && ours.charAt(position) == theirs.charAt(position)) {
      position++;
    }
    Difference difference = Difference.of(ours, theirs);
    return new BaseStringComparison(
        position, difference.ours(), difference.theirs(), difference.deviation());
  }

  /**
   * Returns whether the two base strings are equal.
   *
   * @return true if there is no difference
   */
  public boolean isEqual() {
    return deviation == null;
  }

  /** Returns the result as text for people, without secrets. Positions count from 1 here. */
  @Override
  public String toString() {
    return deviation == null
        ? "equal"
        : "differs from character "
            + (position + 1)
            + ": "
            + deviation.rule()
            + "\n  ours:   "
            + ours
            + "\n  theirs: "
            + theirs;
  }

  /** A difference and its explanation; both texts may be shown. */
  record Difference(BaseStringDeviation deviation, String ours, String theirs) {

    static Difference of(String ours, String theirs) {
      String[] our = ours.split("&", 3);
      String[] their = theirs.split("&", 3);
      if (their.length < 3) {
        return shown(BaseStringDeviation.STRUCTURE, "method&base URI&parameters", theirs);
      }
      if (!our[0].equals(their[0])) {
        boolean sameWord = our[0].equalsIgnoreCase(their[0]);
        return shown(
            sameWord ? BaseStringDeviation.METHOD_CASE : BaseStringDeviation.METHOD,
            our[0],
            their[0]);
      }
      return our[1].equals(their[1])
          ? ParameterDifference.of(our[2], their[2])
          : baseUri(our[1], their[1]);
    }

    private static Difference baseUri(String ours, String theirs) {
      BaseStringDeviation encoding = EncodingDeviation.of(ours, theirs);
      return encoding != null
          ? shown(encoding, ours, theirs)
          : shown(
              BaseUriDeviation.of(
                  EncodingDeviation.decodeOrKeep(ours), EncodingDeviation.decodeOrKeep(theirs)),
              ours,
              theirs);
    }

    /** Masks a text that is not a single parameter and may hold anything. */
    private static Difference shown(BaseStringDeviation deviation, String ours, String theirs) {
      return new Difference(deviation, SecretText.excerpt(ours), SecretText.excerpt(theirs));
    }
  }
}
