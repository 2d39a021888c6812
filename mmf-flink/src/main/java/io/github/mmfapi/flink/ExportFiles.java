package io.github.mmfapi.flink;

import java.time.Duration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.DefaultRollingPolicy;

/**
 * Describes the files of an export. A file is visible under its name once it is complete; until
 * then its name begins with a dot. A file that was open at a checkpoint is cut back to its length
 * of that moment when the job goes on from there.
 */
final class ExportFiles {
  private static final MemorySize LARGEST = MemorySize.ofMebiBytes(128);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private ExportFiles() {}

  /** Returns the sink of rows, as NDJSON below the folder of the list. */
  static FileSink<MemberRecord> rows(Path folder, MemberList list) {
    return sink(new Path(folder, list.folder()), new JsonLines(list.rowName()));
  }

  /** Returns the sink of refusals, as NDJSON. */
  static FileSink<MemberRecord> refusals(Path folder, MemberList list) {
    return sink(new Path(folder, list.refusedFolder()), new JsonLines(list.rowName()));
  }

  private static FileSink<MemberRecord> sink(Path folder, JsonLines encoder) {
    return FileSink.<MemberRecord>forRowFormat(folder, encoder)
        .withBucketAssigner(new MonthFolders())
        .withRollingPolicy(
            DefaultRollingPolicy.builder()
                .withMaxPartSize(LARGEST)
                .withRolloverInterval(LONGEST)
                .withInactivityInterval(LONGEST)
                .build())
        .withOutputFileConfig(
            OutputFileConfig.builder().withPartPrefix("part").withPartSuffix(".ndjson").build())
        .build();
  }
}
