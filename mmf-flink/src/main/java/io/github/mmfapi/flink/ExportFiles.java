package io.github.mmfapi.flink;

import io.github.mmfapi.flink.internal.parquet.ParquetRows;
import java.time.Duration;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.DefaultRollingPolicy;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * Describes the files of an export. A file is visible under its name once it is complete; until
 * then its name begins with a dot. A file that was open at a checkpoint is cut back to its length
 * of that moment when the job goes on from there; Parquet files are ended by each checkpoint.
 */
final class ExportFiles {
  private static final MemorySize LARGEST = MemorySize.ofMebiBytes(128);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private static final String PARQUET_IS_MISSING =
      "the libraries of Parquet are missing; put org.apache.flink:flink-parquet and"
          + " org.apache.parquet:parquet-hadoop on the class path, or use the jar of mmf-flink with"
          + " the classifier all or job";

  private ExportFiles() {}

  /**
   * Returns the sink of rows below the folder of the list.
   *
   * @throws IllegalStateException if the libraries of the format are missing; the message names
   *     them
   */
  static FileSink<MemberRecord> rows(Path folder, MemberList list, FileFormat format) {
    Path below = new Path(folder, list.folder());
    return format == FileFormat.PARQUET
        ? parquet(below, list)
        : sink(below, new JsonLines(list.rowName()));
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
        .withOutputFileConfig(names(FileFormat.NDJSON))
        .build();
  }

  private static FileSink<MemberRecord> parquet(Path folder, MemberList list) {
    BulkWriter.Factory<MemberRecord> writers;
    try {
      writers = ParquetRows.factory(list.model(), MemberRecord::userKey, MemberRecord::json);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(PARQUET_IS_MISSING, e);
    }
    return FileSink.forBulkFormat(folder, writers)
        .withBucketAssigner(new MonthFolders())
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(names(FileFormat.PARQUET))
        .build();
  }

  private static OutputFileConfig names(FileFormat format) {
    return OutputFileConfig.builder()
        .withPartPrefix("part")
        .withPartSuffix(format.suffix())
        .build();
  }
}
