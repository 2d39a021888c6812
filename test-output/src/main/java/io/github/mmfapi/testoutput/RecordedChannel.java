package io.github.mmfapi.testoutput;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/** A channel that records what is written and forced. */
final class RecordedChannel extends FileChannel {
  private final RecordingFiles recorder;
  private final String name;
  private final FileChannel channel;

  RecordedChannel(RecordingFiles recorder, String name, FileChannel channel) {
    this.recorder = recorder;
    this.name = name;
    this.channel = channel;
    recorder.opened(name);
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    recorder.record("write " + name);
    return channel.write(bytes);
  }

  @Override
  public long write(ByteBuffer[] bytes, int offset, int length) throws IOException {
    recorder.record("write " + name);
    return channel.write(bytes, offset, length);
  }

  @Override
  public int write(ByteBuffer bytes, long position) throws IOException {
    recorder.record("write " + name);
    return channel.write(bytes, position);
  }

  @Override
  public long transferFrom(ReadableByteChannel from, long position, long count) throws IOException {
    recorder.record("write " + name);
    return channel.transferFrom(from, position, count);
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    recorder.record("truncate " + name);
    channel.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    // No test can see whether it has reached the disk, which takes long.
    recorder.record("force " + name);
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    recorder.recordReading("read " + name);
    return channel.read(bytes);
  }

  @Override
  public long read(ByteBuffer[] bytes, int offset, int length) throws IOException {
    recorder.recordReading("read " + name);
    return channel.read(bytes, offset, length);
  }

  @Override
  public int read(ByteBuffer bytes, long position) throws IOException {
    recorder.recordReading("read " + name);
    return channel.read(bytes, position);
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel to) throws IOException {
    return channel.transferTo(position, count, to);
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    channel.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    recorder.recordReading("size " + name);
    return channel.size();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    return channel.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return channel.lock(position, size, shared);
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    recorder.recordReading("lock " + name);
    return channel.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    recorder.closed(name);
    channel.close();
  }
}
