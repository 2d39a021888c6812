package io.github.mmfapi.flink.internal.parquet;

import io.github.mmfapi.wire.WireObject;
import java.io.IOException;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.formats.parquet.ParquetBuilder;
import org.apache.flink.formats.parquet.ParquetWriterFactory;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/** Creates the writers of Parquet files. */
public final class ParquetRows {
  /** A file of each month is open at the same time, so that each has only small buffers. */
  private static final int PAGE_BYTES = 128 * 1024;

  private static final long ROW_GROUP_BYTES = 16L * 1024 * 1024;

  private ParquetRows() {}

  /**
   * Returns the factory of writers for the rows of a model.
   *
   * @param <T> what has a row
   * @param model the generated class of the rows
   * @param member gives the member that a row belongs to
   * @param json gives a row as it was on the wire
   * @return the factory
   * @throws NoClassDefFoundError if Parquet's libraries are missing
   */
  public static <T> BulkWriter.Factory<T> factory(
      Class<? extends WireObject> model,
      SerializableFunction<T, String> member,
      SerializableFunction<T, String> json) {
    ModelColumns.schema(model); // Fails here rather than when the first file is opened.
    return new ParquetWriterFactory<>(new Writers<>(model, member, json));
  }

  /** Is what a task gets to open files. */
  private record Writers<T>(
      Class<? extends WireObject> model,
      SerializableFunction<T, String> member,
      SerializableFunction<T, String> json)
      implements ParquetBuilder<T> {
    @Override
    public ParquetWriter<T> createWriter(OutputFile file) throws IOException {
      return new Builder<>(file, new RowWriteSupport<>(model, member, json))
          .withConf(new PlainParquetConfiguration())
          .withCodecFactory(new Gzip())
          .withCompressionCodec(CompressionCodecName.GZIP)
          .withPageSize(PAGE_BYTES)
          .withRowGroupSize(ROW_GROUP_BYTES)
          .build();
    }
  }

  /** Builds a writer without a configuration of Hadoop. */
  private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {
    private final WriteSupport<T> rows;

    private Builder(OutputFile file, WriteSupport<T> rows) {
      super(file);
      this.rows = rows;
    }

    @Override
    protected Builder<T> self() {
      return this;
    }

    @Override
    protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
      return rows;
    }

    /** Is not called, because no configuration of Hadoop is given. */
    @SuppressWarnings("deprecation") // It is abstract nevertheless.
    @Override
    protected WriteSupport<T> getWriteSupport(Configuration configuration) {
      return rows;
    }
  }
}
