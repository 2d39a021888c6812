package io.github.mmfapi.flink;

import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/**
 * Writes the rows of a month into the folder {@code month=2013-01}, and those without one beside.
 */
final class MonthFolders implements BucketAssigner<MemberRecord, String> {
  private static final long serialVersionUID = 1L;

  @Override
  public String getBucketId(MemberRecord record, Context context) {
    return record.month().isEmpty() ? "" : "month=" + record.month();
  }

  @Override
  public SimpleVersionedSerializer<String> getSerializer() {
    return SimpleVersionedStringSerializer.INSTANCE;
  }
}
