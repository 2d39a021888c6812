package io.github.mmfapi.flink.internal.parquet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.mmfapi.flink.internal.parquet.ModelColumns.Column;
import io.github.mmfapi.wire.WireObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * Writes a row as {@code member}, the columns of its model, and {@code wire_json}, which has all
 * values as they were on the wire.
 *
 * @param <T> what has a row
 */
final class RowWriteSupport<T> extends WriteSupport<T> {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MessageType schema;
  private final List<Column> columns;
  private final ObjectReader reader;
  private final Function<T, String> member;
  private final Function<T, String> json;
  private RecordConsumer to;

  // Parquet calls prepareForWrite before it calls write.
  @SuppressWarnings("NullAway.Init")
  RowWriteSupport(
      Class<? extends WireObject> model, Function<T, String> member, Function<T, String> json) {
    this.columns = ModelColumns.of(model);
    this.schema = ModelColumns.schema(model);
    this.reader = JSON.readerFor(model);
    this.member = member;
    this.json = json;
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(schema, Map.of());
  }

  /** Is not called, because no configuration of Hadoop is given to the writer. */
  @SuppressWarnings("deprecation") // It is abstract nevertheless.
  @Override
  public WriteContext init(Configuration configuration) {
    return new WriteContext(schema, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    to = consumer;
  }

  @Override
  public void write(T record) {
    String text = json.apply(record);
    WireObject row = read(text);
    to.startMessage();
    write(0, ModelColumns.MEMBER, ColumnType.TEXT, member.apply(record));
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      Object value = column.value(row);
      if (value != null) {
        write(i + 1, column.name(), column.type(), value);
      }
    }
    write(columns.size() + 1, ModelColumns.WIRE_JSON, ColumnType.TEXT, text);
    to.endMessage();
  }

  private WireObject read(String text) {
    try {
      return reader.readValue(text);
    } catch (IOException e) {
      throw new UncheckedIOException("a row that was read as JSON cannot be read again", e);
    }
  }

  private void write(int index, String name, ColumnType type, Object value) {
    to.startField(name, index);
    type.write(value, to);
    to.endField(name, index);
  }
}
