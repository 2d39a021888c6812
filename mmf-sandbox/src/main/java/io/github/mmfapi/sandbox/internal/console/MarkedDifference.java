package io.github.mmfapi.sandbox.internal.console;

import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two base strings, each cut into what is equal at the start, what differs, and what follows. */
final class MarkedDifference {
  private MarkedDifference() {}

  /** Returns the base strings that are known, null if there is none. */
  static @Nullable Map<String, Object> of(SignatureDiagnosis diagnosis, SecretMask mask) {
    if (diagnosis.expectedBaseString() == null) {
      return null;
    }
    String expected = mask.baseString(diagnosis.expectedBaseString());
    if (diagnosis.receivedBaseString() == null) {
      return new Model().with("expected", expected).values();
    }
    String received = mask.baseString(diagnosis.receivedBaseString());
    boolean areEqual = diagnosis.firstDifference() < 0;
    if (expected.equals(received)) {
      return new Model()
          .with("expected", expected)
          .with("areEqual", areEqual)
          .with("differInASecret", !areEqual)
          .values();
    }
    int start = equalAtTheStart(expected, received);
    int end = equalAtTheEnd(expected, received, start);
    return new Model()
        .with("differ", true)
        .with("position", start + 1)
        .with("before", expected.substring(0, start))
        .with("expected", expected.substring(start, expected.length() - end))
        .with("received", received.substring(start, received.length() - end))
        .with("after", expected.substring(expected.length() - end))
        .values();
  }

  private static int equalAtTheStart(String a, String b) {
    int most = Math.min(a.length(), b.length());
    int start = 0;
    while (start < most && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    return start;
  }

  private static int equalAtTheEnd(String a, String b, int start) {
    int most = Math.min(a.length(), b.length()) - start;
    int end = 0;
    while (end < most && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    return end;
  }
}
