package io.github.mmfapi.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.client.paging.RowBatch;
import io.github.mmfapi.wire.WireObject;
import java.util.List;
import java.util.function.Function;

/** Turns rows into records, with all values as they were on the wire. */
final class WireRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WireRows() {}

  /** Returns the records of a page. */
  static <T extends WireObject> MemberWalk.PageOfRows page(
      String userKey, RowBatch<T> batch, Function<T, String> month) {
    List<MemberRecord> rows =
        batch.rows().stream()
            .map(
                row ->
                    MemberRecord.row(
                        userKey, row.key(), month.apply(row.value()), json(row.value())))
            .toList();
    return new MemberWalk.PageOfRows(rows, batch.next());
  }

  /** Returns JSON in one line. */
  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a value that was read as JSON cannot be written", e);
    }
  }
}
