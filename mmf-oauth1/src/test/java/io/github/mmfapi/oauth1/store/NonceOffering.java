package io.github.mmfapi.oauth1.store;

import com.zaxxer.hikari.HikariDataSource;
import io.github.mmfapi.testoutput.JvmCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An instance of a server in a process of its own, to which nonces are offered. */
final class NonceOffering {

  private static final String READY = "ready";
  private static final String ACCEPTED = "accepted ";
  private static final String URL = "NONCES_URL";
  private static final int SECONDS = 10;
  private static final int CONNECTIONS = 16;

  private final Process process;
  private final BufferedReader output;

  private NonceOffering(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts a process; the nonces are offered only after {@link #beginAt}.
   *
   * @param url the URL of the database, with the user's name and password where it needs them
   */
  static NonceOffering start(String url, int nonces, int threads, long firstSecond)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            JvmCommand.of(
                List.of(),
                NonceOffering.class.getName(),
                Integer.toString(nonces),
                Integer.toString(threads),
                Long.toString(firstSecond)));
    // It has the password of the database.
    builder.environment().put(URL, url);
    return new NonceOffering(builder.redirectErrorStream(true).start());
  }

  /** Waits until the process is connected. */
  void awaitReady() throws IOException {
    String line = output.readLine();
    if (!READY.equals(line)) {
      throw failed(line);
    }
  }

  private AssertionError failed(String line) {
    StringBuilder all = new StringBuilder().append(line);
    output.lines().limit(40).forEach(more -> all.append('\n').append(more));
    close();
    return new AssertionError("The instance fails: " + all);
  }

  /** Has the process begin at a time in milliseconds since 1970. */
  void beginAt(long millis) throws IOException {
    process.getOutputStream().write((millis + "\n").getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
  }

  /** Returns the numbers of the nonces that the instance accepted. */
  BitSet accepted() throws IOException {
    String line = output.readLine();
    if (line == null || !line.startsWith(ACCEPTED)) {
      throw failed(line);
    }
    return BitSet.valueOf(HexFormat.of().parseHex(line.substring(ACCEPTED.length())));
  }

  void close() {
    process.destroyForcibly();
  }

  public static void main(String[] arguments) throws Exception {
    int nonces = Integer.parseInt(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    long firstSecond = Long.parseLong(arguments[2]);
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setJdbcUrl(System.getenv(URL));
      pool.setMaximumPoolSize(CONNECTIONS);
      pool.setConnectionTimeout(Duration.ofMinutes(2).toMillis());
      JdbcNonceStore store =
          JdbcNonceStore.builder().dataSource(pool).window(Duration.ofHours(1)).build();
      store.register("warm-up", null, firstSecond, READY + ProcessHandle.current().pid());
      System.out.println(READY);
      awaitBeginning();
      BitSet accepted = offer(store, nonces, threads, firstSecond);
      System.out.println(ACCEPTED + HexFormat.of().formatHex(accepted.toByteArray()));
    }
  }

  private static void awaitBeginning() throws IOException, InterruptedException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    long millis = Long.parseLong(input.readLine()) - Clock.systemUTC().millis();
    Thread.sleep(Math.max(0, millis));
  }

  private static BitSet offer(JdbcNonceStore store, int nonces, int threads, long firstSecond) {
    AtomicInteger next = new AtomicInteger();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<CompletableFuture<BitSet>> parts = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      parts.add(
          CompletableFuture.supplyAsync(
              () -> {
                BitSet mine = new BitSet(nonces);
                for (int n = next.getAndIncrement(); n < nonces; n = next.getAndIncrement()) {
                  if (store.register("client", "token", firstSecond + n % SECONDS, "n" + n)) {
                    mine.set(n);
                  }
                }
                return mine;
              },
              pool));
    }
    BitSet all = new BitSet(nonces);
    parts.forEach(part -> all.or(part.join()));
    pool.shutdown();
    return all;
  }
}
