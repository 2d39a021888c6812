package io.github.mmfapi.contract;

import io.github.mmfapi.client.call.MmfCall;
import io.github.mmfapi.client.call.MmfCallListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The operations that an application uses. As a listener of the client it records them while the
 * application or its tests run; the file is then the input of a verification. Safe for use by
 * several threads.
 */
public final class UsedOperations implements MmfCallListener {
  private final Set<String> operations = new ConcurrentSkipListSet<>();

  /** Creates an empty record, to be filled as a listener of the client. */
  public UsedOperations() {}

  /**
   * Creates a record of some operations.
   *
   * @param operations such as {@code users/get_user}
   */
  public UsedOperations(Collection<String> operations) {
    this.operations.addAll(operations);
  }

  /**
   * Reads a file.
   *
   * @param file what {@link #write} wrote: an operation on each line, such as {@code
   *     users/get_user}; empty lines and lines that begin with # are ignored
   * @return the operations of the file
   * @throws IOException if the file cannot be read
   */
  public static UsedOperations read(Path file) throws IOException {
    return new UsedOperations(
        Files.readAllLines(file).stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList());
  }

  /**
   * Writes the operations to a file, one on each line, sorted.
   *
   * @param file replaced if it exists
   * @throws IOException if the file cannot be written
   */
  public void write(Path file) throws IOException {
    Files.write(file, operations());
  }

  /** {@return a copy of the operations, sorted, such as {@code users/get_user}} */
  public SortedSet<String> operations() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(operations));
  }

  /** Records the operation of a call. */
  @Override
  public void started(MmfCall call) {
    operations.add(call.operation());
  }

  @Override
  public String toString() {
    return "UsedOperations" + operations;
  }
}
