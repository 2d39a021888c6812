package io.github.mmfapi.cli.internal.output;

import io.github.mmfapi.cli.internal.output.Console.Stream;
import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows a progress bar if standard error is a terminal, and nothing otherwise. */
public final class Progress implements AutoCloseable {
  private static final int MILLISECONDS_BETWEEN_UPDATES = 200;

  private final PrintWriter err;
  private final @Nullable ProgressBar bar;

  private Progress(PrintWriter err, @Nullable ProgressBar bar) {
    this.err = err;
    this.bar = bar;
  }

  /**
   * Begins to show progress.
   *
   * @param task what is done, in a word
   * @param console where standard error goes
   * @param err standard error
   * @return the progress; the caller closes it
   */
  public static Progress start(String task, Console console, PrintWriter err) {
    if (!console.has(Stream.ERR)) {
      // The library would write its bar into a file, too.
      return new Progress(err, null);
    }
    ProgressBarStyle style =
        console.canShow("\u2588") ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII;
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(-1)
            .setStyle(style)
            .setUpdateIntervalMillis(MILLISECONDS_BETWEEN_UPDATES)
            .setConsumer(
                new DelegatingProgressBarConsumer(text -> show(err, text), console.width() - 1));
    return new Progress(err, builder.build());
  }

  private static void show(PrintWriter err, String text) {
    err.print('\r' + text);
    err.flush();
  }

  /**
   * Sets how much there is to do.
   *
   * @param rows the number of all rows
   */
  public void total(long rows) {
    if (bar != null) {
      bar.maxHint(rows);
    }
  }

  /**
   * Sets how much is done.
   *
   * @param rows the number of rows
   */
  public void at(long rows) {
    if (bar != null) {
      bar.stepTo(rows);
    }
  }

  /** Leaves the last state on the terminal, and ends its line. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      err.println();
      err.flush();
    }
  }
}
