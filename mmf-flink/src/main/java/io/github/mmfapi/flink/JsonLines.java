package io.github.mmfapi.flink;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.serialization.Encoder;

/**
 * Writes records as NDJSON: {@code {"member":"…","workout":{…}}} for a row, and {@code
 * {"member":"…","reason":"…","message":"…"}} for a refusal.
 */
final class JsonLines implements Encoder<MemberRecord> {
  private static final long serialVersionUID = 1L;

  private final String name;

  /**
   * Creates the encoder.
   *
   * @param name the name of the field with the row
   */
  JsonLines(String name) {
    this.name = name;
  }

  @Override
  public void encode(MemberRecord record, OutputStream out) throws IOException {
    StringBuilder line = new StringBuilder(record.json().length() + 64);
    line.append("{\"member\":").append(WireRows.json(record.userKey()));
    if (record.kind() == MemberRecord.Kind.REFUSED) {
      line.append(",\"reason\":")
          .append(WireRows.json(record.key()))
          .append(",\"message\":")
          .append(WireRows.json(record.json()));
    } else {
      line.append(",\"").append(name).append("\":").append(record.json());
    }
    out.write(line.append("}\n").toString().getBytes(StandardCharsets.UTF_8));
  }
}
