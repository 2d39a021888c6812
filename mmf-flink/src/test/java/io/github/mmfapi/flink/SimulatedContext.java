package io.github.mmfapi.flink;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Is what surrounds an enumerator: calls are made at once, and time passes by {@link #tick}. */
class SimulatedContext implements SplitEnumeratorContext<MemberSplit> {
  private final Map<Integer, ReaderInfo> readers = new HashMap<>();
  private Runnable periodic = () -> {};
  int noMoreSplits;

  SimulatedContext(int readers) {
    for (int i = 0; i < readers; i++) {
      this.readers.put(i, new ReaderInfo(i, "127.0.0.1"));
    }
  }

  /** Does what is done every second. */
  void tick() {
    periodic.run();
  }

  void unregister(int reader) {
    readers.remove(reader);
  }

  @Override
  public SplitEnumeratorMetricGroup metricGroup() {
    return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
  }

  @Override
  public void sendEventToSourceReader(int subtask, SourceEvent event) {
    throw new UnsupportedOperationException("the enumerator sends no events");
  }

  @Override
  public int currentParallelism() {
    return readers.size();
  }

  @Override
  public Map<Integer, ReaderInfo> registeredReaders() {
    return Map.copyOf(readers);
  }

  @Override
  public void assignSplits(SplitsAssignment<MemberSplit> assignment) {
    assignment.assignment().forEach((reader, splits) -> splits.forEach(s -> assigned(s, reader)));
  }

  /** Is told of each member who is handed out. */
  void assigned(MemberSplit split, int reader) {}

  @Override
  public void signalNoMoreSplits(int subtask) {
    noMoreSplits++;
  }

  @Override
  public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
    T result;
    try {
      result = callable.call();
    } catch (Exception e) {
      handler.accept(null, e);
      return;
    }
    handler.accept(result, null);
  }

  @Override
  public <T> void callAsync(
      Callable<T> callable, BiConsumer<T, Throwable> handler, long initialDelay, long period) {
    periodic = () -> callAsync(callable, handler);
  }

  @Override
  public void runInCoordinatorThread(Runnable runnable) {
    runnable.run();
  }
}
