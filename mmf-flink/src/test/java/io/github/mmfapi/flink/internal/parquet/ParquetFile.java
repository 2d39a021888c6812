package io.github.mmfapi.flink.internal.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** Reads Parquet files with Parquet's own reader of columns. */
public final class ParquetFile {
  private ParquetFile() {}

  /** Returns the rows of a file in their order. */
  public static List<Group> read(Path file) throws IOException {
    List<Group> rows = new ArrayList<>();
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new Unzip())
            .build();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      PageReadStore rowGroup;
      while ((rowGroup = reader.readNextRowGroup()) != null) {
        RecordReader<Group> records =
            new ColumnIOFactory()
                .getColumnIO(schema)
                .getRecordReader(rowGroup, new GroupRecordConverter(schema));
        for (long i = 0; i < rowGroup.getRowCount(); i++) {
          rows.add(records.read());
        }
      }
    }
    return rows;
  }

  /** Decompresses pages with the JDK's GZIP. */
  private static final class Unzip implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
      throw new UnsupportedOperationException("files are only read");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
      if (name != CompressionCodecName.GZIP) {
        throw new IllegalStateException("the file is compressed with " + name);
      }
      return new BytesInputDecompressor() {
        @Override
        public BytesInput decompress(BytesInput page, int size) throws IOException {
          try (GZIPInputStream zip = new GZIPInputStream(page.toInputStream())) {
            return BytesInput.from(zip.readAllBytes());
          }
        }

        @Override
        public void decompress(ByteBuffer page, int length, ByteBuffer to, int size) {
          throw new UnsupportedOperationException("pages are on the heap");
        }

        @Override
        public void release() {}
      };
    }

    @Override
    public void release() {}
  }
}
