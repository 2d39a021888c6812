package io.github.mmfapi.flink;

import io.github.mmfapi.client.paging.ListPosition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes splits and the state of the enumerator into checkpoints. */
final class StateSerializers {
  /** The version of both formats. */
  static final int VERSION = 1;

  private StateSerializers() {}

  /** Writes and reads one split. */
  static final class OfSplit implements SimpleVersionedSerializer<MemberSplit> {
    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(MemberSplit split) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      write(new DataOutputStream(bytes), split);
      return bytes.toByteArray();
    }

    @Override
    public MemberSplit deserialize(int version, byte[] bytes) throws IOException {
      requireKnown(version);
      return readSplit(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
  }

  /** Writes and reads the state of the enumerator. */
  static final class OfEnumerator implements SimpleVersionedSerializer<EnumeratorState> {
    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(EnumeratorState state) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeLong(state.round());
      write(out, state.after());
      out.writeBoolean(state.isRoundListed());
      out.writeLong(state.nextRoundAt());
      out.writeInt(state.returned().size());
      for (MemberSplit split : state.returned()) {
        write(out, split);
      }
      return bytes.toByteArray();
    }

    @Override
    public EnumeratorState deserialize(int version, byte[] bytes) throws IOException {
      requireKnown(version);
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      long round = in.readLong();
      String after = readText(in);
      boolean listed = in.readBoolean();
      long nextRoundAt = in.readLong();
      List<MemberSplit> returned = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        returned.add(readSplit(in));
      }
      return new EnumeratorState(round, after, listed, nextRoundAt, returned);
    }
  }

  private static void requireKnown(int version) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "the checkpoint has version "
              + version
              + " of the state of members; this version of mmf-flink reads version "
              + VERSION
              + ": start without the checkpoint, or with the version that wrote it");
    }
  }

  private static void write(DataOutputStream out, MemberSplit split) throws IOException {
    out.writeLong(split.round());
    write(out, split.userKey());
    ListPosition position = split.position();
    out.writeInt(position.startRecord());
    out.writeInt(position.repeatedPages());
    out.writeBoolean(position.isEnd());
    write(out, position.keys());
    write(out, split.earlierKeys());
    out.writeInt(split.readings());
  }

  private static MemberSplit readSplit(DataInputStream in) throws IOException {
    long round = in.readLong();
    String userKey = readText(in);
    int startRecord = in.readInt();
    int repeatedPages = in.readInt();
    boolean isEnd = in.readBoolean();
    ListPosition position = new ListPosition(startRecord, readTexts(in), repeatedPages, isEnd);
    return new MemberSplit(round, userKey, position, readTexts(in), in.readInt());
  }

  private static void write(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      write(out, text);
    }
  }

  private static List<String> readTexts(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(readText(in));
    }
    return texts;
  }

  /** Writes any text; {@link DataOutputStream#writeUTF} has a limit. */
  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
