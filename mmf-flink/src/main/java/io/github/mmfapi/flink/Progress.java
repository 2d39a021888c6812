package io.github.mmfapi.flink;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.jspecify.annotations.Nullable;

/** Waits for a job, and shows on a terminal what it has done so far. */
final class Progress {
  private static final long PERIOD_SECONDS = 1;

  private final JobClient job;
  private final @Nullable PrintWriter terminal;
  private final long start = System.nanoTime();
  private long lastCalls;
  private long lastTime = start;
  private int lineLength;

  /**
   * Creates the display.
   *
   * @param terminal where to show the line; null for none
   */
  Progress(JobClient job, @Nullable PrintWriter terminal) {
    this.job = job;
    this.terminal = terminal;
  }

  /**
   * Waits for the end, and returns the summary.
   *
   * @throws Exception if the job fails: why its readers gave up, if they did
   */
  String await() throws Exception {
    CompletableFuture<JobExecutionResult> result = job.getJobExecutionResult();
    while (true) {
      try {
        JobExecutionResult ended = result.get(PERIOD_SECONDS, TimeUnit.SECONDS);
        clear();
        return summary(ended.getAllAccumulatorResults());
      } catch (TimeoutException e) {
        show();
      } catch (ExecutionException e) {
        clear();
        Exception reported = e.getCause() instanceof Exception cause ? cause : e;
        Optional<IOException> first = ReaderFailures.take();
        first.ifPresent(failure -> failure.addSuppressed(reported));
        throw first.<Exception>map(failure -> failure).orElse(reported);
      }
    }
  }

  private void show() throws InterruptedException {
    if (terminal == null) {
      return;
    }
    Map<String, Object> counts;
    try {
      counts = job.getAccumulators().get(PERIOD_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return; // The job begins or ends just now; the line is shown again in a second.
    }
    long now = System.nanoTime();
    long calls = count(counts, MemberRecords.CALLS);
    double rate = (calls - lastCalls) / ((now - lastTime) / 1e9);
    lastCalls = calls;
    lastTime = now;
    String line =
        String.format(
            Locale.ROOT,
            "%,d members done, %,d rows, %.1f calls/s, %,d refused",
            count(counts, MemberRecords.MEMBERS),
            count(counts, MemberRecords.ROWS),
            rate,
            count(counts, MemberRecords.REFUSALS));
    print(line);
  }

  private void print(String line) {
    if (terminal != null) {
      terminal.print("\r" + line + " ".repeat(Math.max(0, lineLength - line.length())));
      terminal.flush();
      lineLength = line.length();
    }
  }

  private void clear() {
    if (terminal != null && lineLength > 0) {
      print("");
      terminal.print("\r");
      terminal.flush();
    }
  }

  private String summary(Map<String, Object> counts) {
    return String.format(
        Locale.ROOT,
        "%d members, %d rows, %d refused, %d calls, %d s",
        count(counts, MemberRecords.MEMBERS),
        count(counts, MemberRecords.ROWS),
        count(counts, MemberRecords.REFUSALS),
        count(counts, MemberRecords.CALLS),
        TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
  }

  private static long count(Map<String, Object> counts, String name) {
    return counts.get(name) instanceof Long number ? number : 0;
  }
}
