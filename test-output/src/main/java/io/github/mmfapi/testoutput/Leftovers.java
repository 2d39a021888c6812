package io.github.mmfapi.testoutput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Tells what code has left in this process: threads that are still alive, and descriptors of
 * sockets and files that are still open. Descriptors are counted where {@code /proc} has them.
 */
public final class Leftovers {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  /** Beginnings of the names of threads that the whole JVM shares, and that end when idle. */
  private static final List<String> SHARED =
      List.of(
          "mmf-client-",
          "OkHttp TaskRunner",
          "Okio Watchdog",
          "CompletableFutureDelayScheduler",
          "ForkJoinPool",
          "Common-Cleaner",
          "Attach Listener",
          "process reaper",
          "junit-",
          // In Java 17 nobody can end the threads of the JDK's client.
          "HttpClient-");

  private final Set<Thread> threads = Thread.getAllStackTraces().keySet();
  private final long sockets = descriptors("socket:");

  private Leftovers() {}

  /** Remembers what there is now, which is not counted later. */
  public static Leftovers fromNowOn() {
    return new Leftovers();
  }

  /**
   * Waits until nothing is left, at most 30 seconds, and collects garbage meanwhile: in Java 17 it
   * alone closes the connections of the JDK's HTTP client.
   *
   * @param what what was done, for the message
   * @param folder whose files must be closed
   * @param others beginnings of names of threads that may be there
   * @throws AssertionError if something is left
   */
  public void assertNone(String what, Path folder, String... others) {
    long end = System.nanoTime() + PATIENCE;
    int round = 0;
    List<String> left = left(folder, List.of(others));
    while (!left.isEmpty()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(what + " leaves " + left);
      }
      if (++round % 10 == 0) {
        System.gc();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      left = left(folder, List.of(others));
    }
  }

  private List<String> left(Path folder, List<String> others) {
    List<String> left = new ArrayList<>(threads(others));
    long open = descriptors("socket:");
    if (open > sockets) {
      left.add((open - sockets) + " sockets");
    }
    long files = descriptors(folder.toAbsolutePath() + "/");
    if (files > 0) {
      left.add(files + " open files in " + folder);
    }
    return left;
  }

  private List<String> threads(List<String> others) {
    Set<Thread> now = new HashSet<>(Thread.getAllStackTraces().keySet());
    now.removeAll(threads);
    return now.stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> SHARED.stream().noneMatch(name::startsWith))
        .filter(name -> others.stream().noneMatch(name::startsWith))
        .map(name -> "the thread " + name)
        .toList();
  }

  private static long descriptors(String beginning) {
    try (Stream<Path> all = Files.list(DESCRIPTORS)) {
      return all.filter(descriptor -> target(descriptor).startsWith(beginning)).count();
    } catch (IOException noSuchFolder) {
      return 0;
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closed) {
      return "";
    }
  }
}
