package io.github.mmfapi.cli.internal.session;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Standard output in bytes. It remembers the first failure, because a {@link java.io.PrintWriter}
 * above it reports none.
 */
public final class StandardOutput extends OutputStream {
  private final OutputStream out;
  private final BooleanSupplier terminal;
  private @Nullable IOException failure;

  /**
   * Wraps a stream.
   *
   * @param terminal tells whether the stream is a terminal
   */
  public StandardOutput(OutputStream out, BooleanSupplier terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** {@return whether it is a terminal} */
  public boolean isTerminal() {
    return terminal.getAsBoolean();
  }

  /** {@return the first failure, null if everything was written} */
  public @Nullable IOException failure() {
    return failure;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw remembered(e);
    }
  }

  private IOException remembered(IOException e) {
    if (failure == null) {
      failure = e;
    }
    return e;
  }
}
