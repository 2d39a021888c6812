package io.github.mmfapi.cli;

import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.cli.internal.session.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

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
          // Both ways to send a body, because each has classes of its own.
          boolean compressed = exchange.getRequestMethod().equals("GET");
          if (compressed) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          }
          exchange.sendResponseHeaders(200, compressed ? 0 : RESPONSE.length);
          try (OutputStream body =
              compressed
                  ? new GZIPOutputStream(exchange.getResponseBody())
                  : exchange.getResponseBody()) {
            body.write(RESPONSE);
          }
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

  /** Runs a command as {@link Mmf#main} does, because lambdas belong to the code that has them. */
  private static void run(Map<String, String> variables, List<String> arguments) {
    Mmf.run(
        variables,
        InputStream.nullInputStream(),
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream(),
        arguments.toArray(String[]::new));
  }
}
