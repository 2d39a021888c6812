package io.github.mmfapi.cli;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The browser of the user: the commands of {@code BROWSER}, which are separated by colons, or that
 * of the desktop. It is started as a process: AWT fails where {@code DISPLAY} names a display that
 * is gone.
 *
 * @param commands the commands to try, each with {@code %s} for the URL, or without for its end
 */
record Browser(List<List<String>> commands) {
  private static final String URL = "%s";

  /** Returns the browser of this machine. */
  static Browser ofSystem(Map<String, String> variables) {
    return of(variables, System.getProperty("os.name", ""));
  }

  static Browser of(Map<String, String> variables, String osName) {
    String named = variables.getOrDefault("BROWSER", "");
    List<List<String>> commands = new ArrayList<>();
    for (String command : named.split(":", -1)) {
      if (!command.isBlank()) {
        commands.add(List.of(command.strip().split(" +", -1)));
      }
    }
    if (commands.isEmpty()) {
      commands.addAll(ofDesktop(variables, osName.toLowerCase(Locale.ROOT)));
    }
    return new Browser(List.copyOf(commands));
  }

  private static List<List<String>> ofDesktop(Map<String, String> variables, String osName) {
    if (osName.startsWith("windows")) {
      return List.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
    }
    if (osName.startsWith("mac")) {
      return List.of(List.of("open"));
    }
    boolean desktop =
        !variables.getOrDefault("DISPLAY", "").isEmpty()
            || !variables.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    return desktop ? List.of(List.of("xdg-open")) : List.of();
  }

  /** Starts the first command that can be started; returns whether there was one. */
  boolean open(URI url) {
    for (List<String> command : commands) {
      List<String> arguments = new ArrayList<>();
      command.forEach(part -> arguments.add(part.replace(URL, url.toString())));
      if (command.stream().noneMatch(part -> part.contains(URL))) {
        arguments.add(url.toString());
      }
      if (isStarted(arguments)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isStarted(List<String> command) {
    try {
      // What a browser says would mix with the lines of this command.
      new ProcessBuilder(command)
          .redirectInput(ProcessBuilder.Redirect.INHERIT)
          .redirectOutput(ProcessBuilder.Redirect.INHERIT)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException notInstalled) {
      // The next one may be; without any, the caller shows the URL.
      return false;
    }
  }
}
