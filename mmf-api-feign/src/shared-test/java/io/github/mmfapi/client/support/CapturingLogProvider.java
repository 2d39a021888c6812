package io.github.mmfapi.client.support;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * Passes what is logged through SLF4J, at every level, to a test that listens. While none listens,
 * warnings and errors go to {@code System.err}.
 */
public final class CapturingLogProvider implements SLF4JServiceProvider {
  // Static, because SLF4J makes the one provider of a JVM itself.
  private static final AtomicReference<@Nullable BiConsumer<Level, String>> LISTENER =
      new AtomicReference<>();

  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter diagnosticContext = new NOPMDCAdapter();

  /** Made by SLF4J, by the name in the system property {@code slf4j.provider}. */
  public CapturingLogProvider() {}

  public static void listen(@Nullable Consumer<String> listener) {
    listenWithLevel(listener == null ? null : (level, line) -> listener.accept(line));
  }

  public static void listenWithLevel(@Nullable BiConsumer<Level, String> listener) {
    LISTENER.set(listener);
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return CapturingLogger::new;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return diagnosticContext;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {}

  private static final class CapturingLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    CapturingLogger(String name) {
      this.name = name;
    }

    @Override
    public boolean isTraceEnabled() {
      return LISTENER.get() != null;
    }

    @Override
    public boolean isDebugEnabled() {
      return isTraceEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
      return isTraceEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return CapturingLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
      String text = MessageFormatter.basicArrayFormat(message, arguments);
      String line = name + ": " + text + (thrown == null ? "" : " " + CapturedOutput.by(thrown));
      BiConsumer<Level, String> listener = LISTENER.get();
      if (listener != null) {
        listener.accept(level, line);
      } else {
        System.err.println(level + " " + line);
      }
    }
  }
}
