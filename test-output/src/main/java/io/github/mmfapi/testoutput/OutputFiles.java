package io.github.mmfapi.testoutput;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes to one file per test class and reads back what the running test has written. */
final class OutputFiles extends OutputStream {
  private static final String SUFFIX = "-output.txt";

  /** What a test prints beyond this is only in the file. */
  private static final int SHOWN_BYTES = 64 * 1024;

  private final Path folder;
  private RandomAccessFile file;
  private long setUpEnd;
  private long testStart;

  /** Opens a file for what is printed outside of test classes. */
  OutputFiles(Path folder) {
    this.folder = folder;
    this.file = open("outside-tests");
  }

  private RandomAccessFile open(String name) {
    try {
      Files.createDirectories(folder);
      RandomAccessFile opened = new RandomAccessFile(folder.resolve(name + SUFFIX).toFile(), "rw");
      opened.setLength(0);
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the file of the previous class and starts that of a class. */
  synchronized void startClass(String name) {
    close();
    file = open(name);
    setUpEnd = -1;
    testStart = 0;
  }

  synchronized void startTest() {
    testStart = position();
    if (setUpEnd < 0) {
      setUpEnd = testStart;
    }
  }

  /** Returns what the class printed before its first test, and what the running test printed. */
  synchronized String currentOutput() {
    long end = position();
    String test = read(testStart, end);
    return setUpEnd > 0 ? read(0, setUpEnd) + test : test;
  }

  private String read(long start, long end) {
    try {
      long from = Math.max(start, end - SHOWN_BYTES);
      byte[] bytes = new byte[(int) (end - from)];
      file.seek(from);
      file.readFully(bytes);
      file.seek(end);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return from == start ? text : "[the beginning is only in the file]\n" + text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long position() {
    try {
      return file.getFilePointer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void write(int b) throws IOException {
    file.write(b);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    file.write(bytes, offset, length);
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
