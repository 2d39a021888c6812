package io.github.mmfapi.oauth1.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * A MariaDB server of its own, in a temporary folder and on a free port of loopback, with the user
 * {@code mmf}. It is Debian's package {@code mariadb-server}. Where it is missing, its tests are
 * skipped with a visible line, or fail under {@code -Doracles=required}.
 */
final class MariaDbOracle {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** One statement a line. */
  private static final String USER =
      "CREATE USER mmf@'%' IDENTIFIED BY 'mmf';\nGRANT ALL ON *.* TO mmf@'%';\n";

  private final Process server;
  private final int port;

  private MariaDbOracle(Process server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts a server; the folder is empty and outlives it. */
  static MariaDbOracle start(Path folder) throws IOException, InterruptedException, SQLException {
    Path daemon = program("mariadbd");
    Path installer = program("mariadb-install-db");
    if (daemon == null || installer == null) {
      return missing();
    }
    Path data = folder.resolve("data");
    run(folder, command(installer, data, "--skip-test-db"));
    Files.writeString(folder.resolve("init.sql"), USER);
    int port = freePort();
    Process server =
        new ProcessBuilder(
                command(
                    daemon,
                    data,
                    "--init-file=" + folder.resolve("init.sql"),
                    "--socket=" + folder.resolve("socket"),
                    "--pid-file=" + folder.resolve("pid"),
                    "--bind-address=127.0.0.1",
                    "--port=" + port,
                    "--skip-name-resolve",
                    "--innodb-buffer-pool-size=32M",
                    "--innodb-flush-log-at-trx-commit=0"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
    MariaDbOracle oracle = new MariaDbOracle(server, port);
    try {
      oracle.awaitReady(folder.resolve("server.log"));
      return oracle;
    } catch (IOException | InterruptedException | SQLException | RuntimeException | Error e) {
      oracle.close();
      throw e;
    }
  }

  /**
   * Returns the source of connections to a database.
   *
   * @param database the name, empty for none
   * @param options further parameters of the URL, without {@code ?}
   */
  MariaDbDataSource dataSource(String database, String options) throws SQLException {
    return new MariaDbDataSource(url(database, options));
  }

  /** Returns the URL of a database, with user and password of this server. */
  String url(String database, String options) {
    return String.format(
        Locale.ROOT,
        "jdbc:mariadb://127.0.0.1:%d/%s?user=mmf&password=mmf&%s",
        port,
        database,
        options);
  }

  /** Ends the server. */
  void close() throws InterruptedException {
    server.destroy();
    if (!server.waitFor(20, TimeUnit.SECONDS)) {
      server.destroyForcibly().waitFor();
    }
  }

  private void awaitReady(Path log) throws IOException, InterruptedException, SQLException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try (var connection = dataSource("", "connectTimeout=2000").getConnection()) {
        if (connection.isValid(5)) {
          return;
        }
      } catch (SQLException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
      }
      if (server.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("MariaDB ended: " + Files.readString(log));
      }
    }
  }

  private static List<String> command(Path program, Path data, String... options) {
    List<String> command = new ArrayList<>(List.of(program.toString(), "--no-defaults"));
    if ("root".equals(System.getProperty("user.name"))) {
      // It refuses to run as root unless it is told to.
      command.add("--user=root");
    }
    command.add("--datadir=" + data);
    command.addAll(List.of(options));
    return command;
  }

  private static void run(Path folder, List<String> command)
      throws IOException, InterruptedException {
    Path log = folder.resolve("install.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new AssertionError("MariaDB cannot be set up: " + Files.readString(log));
    }
  }

  private static Path program(String name) {
    return Stream.concat(
            Stream.of(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin", "/usr/bin"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      return free.getLocalPort();
    }
  }

  private static MariaDbOracle missing() {
    String missing = "MariaDB is missing (Debian's package mariadb-server)";
    if ("required".equals(System.getProperty("oracles"))) {
      throw new AssertionError(missing);
    }
    System.out.println("SKIPPED MariaDB: " + missing);
    return Assumptions.abort(missing);
  }
}
