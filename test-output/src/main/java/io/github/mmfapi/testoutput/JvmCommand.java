package io.github.mmfapi.testoutput;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The command that starts a JVM of a test's own, with the class path of the tests. */
public final class JvmCommand {
  /** It ends after seconds: code that is compiled well would not run long enough to pay for it. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private JvmCommand() {}

  /**
   * Returns the command; it works in any folder, because the class path in it is absolute.
   *
   * @param options options of the JVM, such as {@code -Xmx64m}; may be empty
   * @param main the name of its main class
   * @param arguments the arguments of the main class
   */
  public static List<String> of(List<String> options, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_LIVED);
    command.addAll(options);
    command.add("-cp");
    command.add(classPath());
    command.add(main);
    command.addAll(List.of(arguments));
    return command;
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(element -> Path.of(element).toAbsolutePath().toString())
        .collect(joining(File.pathSeparator));
  }
}
