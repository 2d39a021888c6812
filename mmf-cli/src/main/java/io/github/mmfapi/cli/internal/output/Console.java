package io.github.mmfapi.cli.internal.output;

import java.nio.charset.Charset;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where the output of this process goes.
 *
 * @param charset of standard output
 * @param terminals tells whether a stream is a terminal
 */
public record Console(Charset charset, Predicate<Stream> terminals) {
  /** A stream of this process. */
  public enum Stream {
    /** Standard output. */
    OUT,
    /** Standard error. */
    ERR
  }

  /**
   * Tells whether a stream is a terminal.
   *
   * @param stream the stream
   * @return false if it is a file, a pipe or a device
   */
  public boolean has(Stream stream) {
    return terminals.test(stream);
  }

  /** {@return the number of columns of the terminal} */
  public int width() {
    return CommandSpec.create().usageMessage().autoWidth(true).width();
  }

  /**
   * Tells whether a text can be shown.
   *
   * @param text the text
   * @return false if the charset lacks one of its characters
   */
  public boolean canShow(String text) {
    return charset.newEncoder().canEncode(text);
  }
}
