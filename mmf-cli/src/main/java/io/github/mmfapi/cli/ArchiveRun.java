package io.github.mmfapi.cli;

import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.cli.internal.session.Environment;
import io.github.mmfapi.cli.internal.session.StandardOutput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * Loads the classes of the usual commands, for the archive of classes (AppCDS) that the launcher
 * makes. It runs them against a server of its own, on 127.0.0.1, and prints nothing.
 */
final class ArchiveRun {
  private static final byte[] RESPONSE =
      "{\"result\":{\"status\":1,\"output\":{\"user\":{\"user_id\":\"1\"}},\"errors\":[]}}"
          .getBytes(StandardCharsets.UTF_8);

  private ArchiveRun() {}

  /**
   * Runs the commands.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, RESPONSE.length);
          exchange.getResponseBody().write(RESPONSE);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/3.1";
      Map<String, String> variables =
          Map.of(
              // Not the profiles of the user. Nothing is written there.
              Environment.HOME,
                  Path.of(System.getProperty("java.io.tmpdir"), "mmf-none").toString(),
              Environment.BASE_URL, url,
              Environment.CLIENT_KEY, "key",
              Environment.CLIENT_SECRET, "secret",
              Environment.TOKEN, "token",
              Environment.TOKEN_SECRET, "secret");
      run(variables, List.of("call", "users/get_user"));
      run(variables, List.of("call", "workouts/create_workout", "workout_date=2013-01-16"));
      run(variables, List.of("whoami"));
      run(variables, List.of("methods"));
      run(variables, List.of("--help"));
    } finally {
      server.stop(0);
    }
  }

  private static void run(Map<String, String> variables, List<String> arguments) {
    PrintWriter nowhere =
        new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    CommandLine mmf =
        Mmf.commandLine(
            variables,
            steps -> url -> {},
            new BufferedReader(Reader.nullReader()),
            new StandardOutput(OutputStream.nullOutputStream(), () -> false));
    mmf.setOut(nowhere).setErr(nowhere).execute(arguments.toArray(String[]::new));
  }
}
