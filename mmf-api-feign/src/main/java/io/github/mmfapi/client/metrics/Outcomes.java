package io.github.mmfapi.client.metrics;

import io.github.mmfapi.client.error.CallOutcome;
import java.util.Locale;

/** Formats outcomes as tags. */
final class Outcomes {
  private Outcomes() {}

  static String tag(CallOutcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
