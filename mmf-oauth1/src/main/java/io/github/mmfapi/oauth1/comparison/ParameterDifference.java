package io.github.mmfapi.oauth1.comparison;

import io.github.mmfapi.oauth1.comparison.BaseStringComparison.Difference;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Explains how normalised parameters differ from others (RFC 5849 section 3.4.1.3). */
final class ParameterDifference {

  /** The parameters that have a rule of their own if only one side has them. */
  private static final Map<String, BaseStringDeviation> SPECIAL =
      Map.of(
          ProtocolNames.SIGNATURE, BaseStringDeviation.SIGNATURE_INCLUDED,
          ProtocolNames.REALM, BaseStringDeviation.REALM_INCLUDED,
          ProtocolNames.VERSION, BaseStringDeviation.VERSION);

  private ParameterDifference() {}

  /** Compares the third parts of two base strings, which must differ. */
  static Difference of(String ours, String theirs) {
    if (theirs.contains("&") || theirs.contains("=")) {
      return new Difference(
          BaseStringDeviation.PARAMETERS_NOT_ENCODED, "name%3Dvalue%26...", "name=value&...");
    }
    String ourText = EncodingDeviation.decodeOrKeep(ours);
    String theirText = EncodingDeviation.decodeOrKeep(theirs);
    List<String> our = List.of(ourText.split("&", -1));
    List<String> their = List.of(theirText.split("&", -1));
    if (our.equals(their)) {
      BaseStringDeviation encoding = EncodingDeviation.of(ours, theirs);
      return difference(
          encoding == null ? BaseStringDeviation.STRUCTURE : encoding,
          firstOf(our),
          firstOf(their));
    }
    List<String> ourOnly = without(our, their);
    List<String> theirOnly = without(their, our);
    if (ourOnly.isEmpty() && theirOnly.isEmpty()) {
      int i = 0;
      while (our.get(i).equals(their.get(i))) {
        i++;
      }
      return difference(BaseStringDeviation.PARAMETER_ORDER, our.get(i), their.get(i));
    }
    return unpaired(ourOnly, theirOnly);
  }

  /** Explains pairs that only one side has; usually the encoding is the reason. */
  private static Difference unpaired(List<String> ourOnly, List<String> theirOnly) {
    for (String their : theirOnly) {
      for (String our : ourOnly) {
        BaseStringDeviation encoding = pair(our, their);
        if (encoding != null) {
          return difference(encoding, our, their);
        }
      }
    }
    for (String their : theirOnly) {
      for (String our : ourOnly) {
        if (name(our).equals(name(their))) {
          return difference(BaseStringDeviation.VALUE, our, their);
        }
      }
    }
    if (!theirOnly.isEmpty()) {
      String their = firstOf(theirOnly);
      BaseStringDeviation extra =
          SPECIAL.getOrDefault(decodedName(their), BaseStringDeviation.EXTRA_PARAMETER);
      return difference(extra, "", their);
    }
    String our = firstOf(ourOnly);
    BaseStringDeviation missing =
        our.endsWith("=")
            ? BaseStringDeviation.EMPTY_VALUE
            : SPECIAL.getOrDefault(decodedName(our), BaseStringDeviation.MISSING_PARAMETER);
    return difference(missing, our, "");
  }

  /** Compares two pairs; null if they are not the same pair in different encodings. */
  private static @Nullable BaseStringDeviation pair(String our, String their) {
    if (our.equals(their + "=")) {
      return BaseStringDeviation.EMPTY_VALUE;
    }
    BaseStringDeviation name = EncodingDeviation.of(name(our), name(their));
    BaseStringDeviation value = EncodingDeviation.of(value(our), value(their));
    boolean sameName = name != null || name(our).equals(name(their));
    boolean sameValue = value != null || value(our).equals(value(their));
    return sameName && sameValue ? name != null ? name : value : null;
  }

  private static List<String> without(List<String> pairs, List<String> others) {
    List<String> left = new ArrayList<>(pairs);
    others.forEach(left::remove);
    return left;
  }

  private static Difference difference(BaseStringDeviation deviation, String our, String their) {
    return new Difference(deviation, shown(our), shown(their));
  }

  private static String shown(String pair) {
    return SecretText.isSecret(decodedName(pair)) ? name(pair) + "=" + SecretText.MASK : pair;
  }

  private static String firstOf(List<String> pairs) {
    return pairs.get(0);
  }

  private static String decodedName(String pair) {
    return EncodingDeviation.decodeOrKeep(name(pair));
  }

  private static String name(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? pair : pair.substring(0, equals);
  }

  private static String value(String pair) {
    int equals = pair.indexOf('=');
    return equals < 0 ? "" : pair.substring(equals + 1);
  }
}
