package io.github.mmfapi.client.support;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Captures logs at the finest level and printed text while it is open. */
public final class CapturedOutput implements AutoCloseable {
  private final Queue<String> texts = new ConcurrentLinkedQueue<>();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Logger root = Logger.getLogger("");
  private final Level level = root.getLevel();
  private final List<Handler> handlers = List.of(root.getHandlers());
  private final Handler handler = new Keeping();

  public CapturedOutput() {
    PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(both);
    System.setErr(both);
    handlers.forEach(root::removeHandler);
    root.addHandler(handler);
    root.setLevel(Level.ALL);
    CapturingLogProvider.listen(texts::add);
  }

  /** Adds an object's {@code toString}, or an exception with all its causes. */
  public void add(Object object) {
    texts.add(object instanceof Throwable thrown ? by(thrown) : object.toString());
  }

  /** Returns every text that contains one of the secrets, each of four characters at least. */
  public List<String> with(List<String> secrets) {
    texts.add(printed.toString(StandardCharsets.UTF_8));
    boolean[] beginnings = new boolean[1 << 16];
    for (String secret : secrets) {
      int four = 0;
      for (char character : secret.substring(0, 4).toCharArray()) {
        four = lastFour(four, character);
      }
      beginnings[four] = true;
    }
    return texts.stream().filter(text -> containsOne(text, secrets, beginnings)).toList();
  }

  /** Reads a text once: there can be thousands of texts, and a hundred secrets. */
  private static boolean containsOne(String text, List<String> secrets, boolean[] beginnings) {
    char[] characters = text.toCharArray();
    int four = 0;
    for (int i = 0; i < characters.length; i++) {
      four = lastFour(four, characters[i]);
      int start = i - 3;
      if (beginnings[four]
          && start >= 0
          && secrets.stream().anyMatch(secret -> text.startsWith(secret, start))) {
        return true;
      }
    }
    return false;
  }

  /** Returns a number below 2^16 for four characters, which others can have too. */
  private static int lastFour(int before, char next) {
    return (before << 4 ^ next) & 0xffff;
  }

  public int count() {
    return texts.size();
  }

  public static String by(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  @Override
  public void close() {
    CapturingLogProvider.listen(null);
    root.removeHandler(handler);
    handlers.forEach(root::addHandler);
    root.setLevel(level);
    System.setOut(out);
    System.setErr(err);
  }

  private final class Keeping extends Handler {
    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord record) {
      texts.add(record.getLoggerName() + ": " + formatter.format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
