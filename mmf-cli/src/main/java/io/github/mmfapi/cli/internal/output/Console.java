package io.github.mmfapi.cli.internal.output;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
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
    OUT(1),
    /** Standard error. */
    ERR(2);

    private final int descriptor;

    Stream(int descriptor) {
      this.descriptor = descriptor;
    }
  }

  /**
   * Returns the console of this process.
   *
   * @param charset of standard output
   * @return the console
   */
  public static Console ofProcess(Charset charset) {
    return new Console(charset, Console::isTerminal);
  }

  /**
   * Asks a shell, because Java only says whether input and output both are terminals. Where there
   * is no shell, nothing is taken for a terminal, so that no progress bar gets into a file.
   */
  private static boolean isTerminal(Stream stream) {
    try {
      return new ProcessBuilder("sh", "-c", "test -t " + stream.descriptor)
              .redirectOutput(Redirect.INHERIT)
              .redirectError(Redirect.INHERIT)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noShell) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
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
