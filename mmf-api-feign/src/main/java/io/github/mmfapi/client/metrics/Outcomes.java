package io.github.mmfapi.client.metrics;

import io.github.mmfapi.client.CallOutcome;
import java.util.Locale;

/** How outcomes are written in tags. */
final class Outcomes {
  private Outcomes() {}

  static String tag(CallOutcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
