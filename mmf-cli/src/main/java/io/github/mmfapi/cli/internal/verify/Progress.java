package io.github.mmfapi.cli.internal.verify;

import io.github.mmfapi.contract.InteractionResult;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A line for each interaction that was verified. */
final class Progress {
  private final @Nullable PrintWriter out;
  private int expected;
  private int done;

  /**
   * Creates it.
   *
   * @param out null to print nothing
   */
  Progress(@Nullable PrintWriter out) {
    this.out = out;
  }

  void expect(int interactions) {
    expected = interactions;
  }

  void add(InteractionResult result) {
    done++;
    if (out != null) {
      out.println(
          String.format(
              Locale.ROOT,
              "%3d/%d %-8s%s",
              done,
              expected,
              result.outcome(),
              result.interaction()));
      out.flush();
    }
  }
}
