package io.github.mmfapi.testoutput;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Requires that a parser of text from outside takes about ten times the processor time for a text
 * that is ten times as long. The time is that of the thread, so that other threads and processes do
 * not count.
 */
public final class LinearTime {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Quadratic time would be a hundredfold. */
  private static final int MOST = 40;

  /** Shorter times are too short to compare. */
  private static final long LEAST_NANOS = 300_000;

  /** Quadratic time is seen in each round; a compilation in between in one or two. */
  private static final int ROUNDS = 6;

  private LinearTime() {}

  /** Parses a text; an exception is a refusal, and as good as a result. */
  @FunctionalInterface
  public interface Parser {
    /** Parses a text. */
    void parse(String text) throws Exception;
  }

  /**
   * Measures a parser on a part that is repeated.
   *
   * @param parser the parser
   * @param start the text before the repeated part
   * @param part the part, not empty
   * @param end the text after the repeated part
   * @param length the length of the shorter text in characters, without start and end
   * @throws AssertionError if the time of the tenfold text is more than about tenfold
   */
  public static void require(Parser parser, String start, String part, String end, int length) {
    String shortText = start + part.repeat(Math.max(1, length / part.length())) + end;
    String longText = start + part.repeat(Math.max(1, 10 * length / part.length())) + end;
    // Compiles the parser, so that neither text is read by slower code than the other.
    nanos(parser, longText);
    long shortNanos = Long.MAX_VALUE;
    long longNanos = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      shortNanos =
          Math.min(shortNanos, Math.min(nanos(parser, shortText), nanos(parser, shortText)));
      longNanos = Math.min(longNanos, nanos(parser, longText));
      if (longNanos <= MOST * Math.max(shortNanos, LEAST_NANOS)) {
        return;
      }
    }
    throw new AssertionError(
        "%s ms for %s characters, but %s ms for %s"
            .formatted(
                millis(shortNanos), shortText.length(), millis(longNanos), longText.length()));
  }

  private static long nanos(Parser parser, String text) {
    long before = THREADS.getCurrentThreadCpuTime();
    try {
      parser.parse(text);
    } catch (Exception refused) {
      // Refusing takes its time, too.
      return THREADS.getCurrentThreadCpuTime() - before;
    }
    return THREADS.getCurrentThreadCpuTime() - before;
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }
}
