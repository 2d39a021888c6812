package io.github.mmfapi.flink;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Sends rows on and refusals to the side output, and counts: as accumulators, which the client of
 * the job reads, and as metrics of the same names.
 */
final class MemberRecords extends ProcessFunction<MemberRecord, MemberRecord> {
  private static final long serialVersionUID = 1L;

  /** The side output of members whose list could not be read. */
  static final OutputTag<MemberRecord> REFUSED =
      new OutputTag<>("refused", MemberListSource.RECORD_TYPE);

  static final String MEMBERS = "members";
  static final String ROWS = "rows";
  static final String CALLS = "calls";
  static final String REFUSALS = "refusals";

  private transient Count members;
  private transient Count rows;
  private transient Count calls;
  private transient Count refusals;

  // Flink calls open before it calls any other method.
  @SuppressWarnings("NullAway.Init")
  MemberRecords() {}

  @Override
  public void open(OpenContext context) {
    members = count(MEMBERS);
    rows = count(ROWS);
    calls = count(CALLS);
    refusals = count(REFUSALS);
  }

  private Count count(String name) {
    LongCounter accumulator = new LongCounter();
    getRuntimeContext().addAccumulator(name, accumulator);
    return new Count(
        accumulator, getRuntimeContext().getMetricGroup().addGroup("mmf").counter(name));
  }

  @Override
  public void processElement(MemberRecord record, Context context, Collector<MemberRecord> out) {
    calls.add(record.calls());
    switch (record.kind()) {
      case ROW -> {
        rows.add(1);
        out.collect(record);
      }
      case DONE -> members.add(1);
      case REFUSED -> {
        refusals.add(1);
        context.output(REFUSED, record);
      }
      default -> {
        // A page, which is only counted.
      }
    }
  }

  /** Counts in both ways. */
  private record Count(LongCounter accumulator, Counter metric) {
    private void add(int number) {
      accumulator.add(number);
      metric.inc(number);
    }
  }
}
