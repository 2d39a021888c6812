package io.github.mmfapi.flink;

import java.time.Duration;

/** Names the formats of the files with rows. Refusals are always NDJSON. */
enum FileFormat {
  /** One line of JSON for each row. A file can stay open across checkpoints. */
  NDJSON(".ndjson", Duration.ofSeconds(10)),
  /**
   * Columns typed by the spec, and the JSON of the row. Each checkpoint ends all open files, so
   * that checkpoints are rarer.
   */
  PARQUET(".parquet", Duration.ofMinutes(5));

  private final String suffix;
  private final Duration checkpointInterval;

  FileFormat(String suffix, Duration checkpointInterval) {
    this.suffix = suffix;
    this.checkpointInterval = checkpointInterval;
  }

  /** Returns the end of the names of files. */
  String suffix() {
    return suffix;
  }

  /** Returns the time between two checkpoints if none is given. */
  Duration checkpointInterval() {
    return checkpointInterval;
  }

  /** Returns the other one. */
  FileFormat other() {
    return this == NDJSON ? PARQUET : NDJSON;
  }
}
