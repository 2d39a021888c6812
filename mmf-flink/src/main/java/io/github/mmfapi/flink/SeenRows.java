package io.github.mmfapi.flink;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets pass, in a periodic run, the rows of a member that are new or have changed since they were
 * seen last. Of each row the state has its key and the first 8 bytes of the SHA-256 digest of its
 * JSON.
 */
final class SeenRows extends KeyedProcessFunction<String, MemberRecord, MemberRecord> {
  private static final long serialVersionUID = 1L;

  private transient MapState<String, Long> seen;

  // Flink calls open before it calls any other method.
  @SuppressWarnings("NullAway.Init")
  SeenRows() {}

  @Override
  public void open(OpenContext context) {
    seen =
        getRuntimeContext().getMapState(new MapStateDescriptor<>("seen", Types.STRING, Types.LONG));
  }

  @Override
  public void processElement(MemberRecord row, Context context, Collector<MemberRecord> out)
      throws Exception {
    Long digest = digest(row.json());
    if (!digest.equals(seen.get(row.key()))) {
      seen.put(row.key(), digest);
      out.collect(row);
    }
  }

  private static long digest(String text) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    long first = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      first = first << Byte.SIZE | (digest[i] & 0xFF);
    }
    return first;
  }
}
