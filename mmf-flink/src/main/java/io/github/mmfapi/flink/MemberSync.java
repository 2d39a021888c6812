package io.github.mmfapi.flink;

import java.util.Objects;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Puts the job together: the source, the counts, and the files of rows and of refusals. */
final class MemberSync {
  private MemberSync() {}

  /**
   * Adds the job to an environment. The identifiers of the operators are those under which a
   * checkpoint has their state, so they never change.
   */
  static void addTo(
      StreamExecutionEnvironment environment,
      SourceSettings settings,
      MemberList list,
      FileFormat format,
      Path to) {
    String name = list.folder();
    SingleOutputStreamOperator<MemberRecord> records =
        environment
            .fromSource(list.source(settings), WatermarkStrategy.noWatermarks(), name)
            .uid("members-" + name)
            .process(new MemberRecords())
            .returns(MemberListSource.RECORD_TYPE)
            .name("count")
            .uid("count-" + name);
    SingleOutputStreamOperator<MemberRecord> rows =
        settings.every() == null ? records : unseen(records, name);
    rows.sinkTo(ExportFiles.rows(to, list, format)).name("files").uid("files-" + name);
    records
        .getSideOutput(MemberRecords.REFUSED)
        .sinkTo(ExportFiles.refusals(to, list))
        .name("refused")
        .uid("refused-" + name);
  }

  private static SingleOutputStreamOperator<MemberRecord> unseen(
      SingleOutputStreamOperator<MemberRecord> records, String name) {
    return Objects.requireNonNull(records)
        .keyBy(MemberRecord::userKey)
        .process(new SeenRows())
        .returns(MemberListSource.RECORD_TYPE)
        .name("new or changed")
        .uid("seen-" + name);
  }
}
