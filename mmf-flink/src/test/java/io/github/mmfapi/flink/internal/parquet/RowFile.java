package io.github.mmfapi.flink.internal.parquet;

import io.github.mmfapi.model.Workout;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.util.InstantiationUtil;

/** Writes workouts of the member {@code anna} into a file as the sink does. */
public final class RowFile {
  private RowFile() {}

  /** Writes a file; each row is JSON. */
  public static void write(Path file, List<String> rows) throws Exception {
    BulkWriter.Factory<String> factory =
        InstantiationUtil.clone(ParquetRows.factory(Workout.class, row -> "anna", row -> row));
    org.apache.flink.core.fs.Path path = new org.apache.flink.core.fs.Path(file.toUri());
    try (FSDataOutputStream out =
        path.getFileSystem().create(path, FileSystem.WriteMode.OVERWRITE)) {
      BulkWriter<String> writer = factory.create(out);
      for (String row : rows) {
        writer.addElement(row);
      }
      writer.finish();
    }
  }
}
