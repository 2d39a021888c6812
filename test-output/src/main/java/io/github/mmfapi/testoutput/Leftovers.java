package io.github.mmfapi.testoutput;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
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
 * sockets, files and directories that are still open. Descriptors are counted where {@code /proc}
 * has them.
 */
public final class Leftovers {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final long PATIENCE_FOR_FILES = TimeUnit.SECONDS.toNanos(2);

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

  /** What the JVM and class loaders keep open. */
  private static final List<String> OF_THE_JVM =
      List.of("/dev/", "/proc/", "/sys/", "/memfd:", "anon_inode:", "pipe:");

  private static final List<String> CODE = List.of(".jar", ".class", ".so", "/modules", ".jsa");

  private final Set<Thread> threads = Thread.getAllStackTraces().keySet();
  private final List<String> descriptors = descriptors();

  private Leftovers() {}

  /** Remembers what there is now, which is not counted later. */
  public static Leftovers fromNowOn() {
    // From its first socket on, the JVM keeps a descriptor of its own.
    try (ServerSocketChannel listening = ServerSocketChannel.open();
        Socket socket = new Socket()) {
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      socket.connect(listening.getLocalAddress());
      listening.accept().close();
    } catch (IOException e) {
      throw new UncheckedIOException("no sockets on this machine", e);
    }
    return new Leftovers();
  }

  /**
   * Waits until nothing is left, for files 2 seconds, otherwise 30 seconds at most, and collects
   * garbage meanwhile: in Java 17 it alone closes the connections of the JDK's HTTP client.
   *
   * @param what what was done, for the message
   * @param others beginnings of names of threads that may be there
   * @throws AssertionError if something is left
   */
  public void assertNone(String what, String... others) {
    long start = System.nanoTime();
    int round = 0;
    List<String> left = left(List.of(others));
    while (!left.isEmpty()) {
      // What the garbage collector closes was not closed by the code.
      boolean files = left.stream().anyMatch(one -> one.startsWith("/"));
      if (System.nanoTime() - start > (files ? PATIENCE_FOR_FILES : PATIENCE)) {
        throw new AssertionError(what + " leaves " + left);
      }
      if (!files && ++round % 10 == 0) {
        System.gc();
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
      left = left(List.of(others));
    }
  }

  private List<String> left(List<String> others) {
    List<String> left = new ArrayList<>(descriptors());
    // One by one: the same file may be open twice.
    descriptors.forEach(left::remove);
    left.addAll(threads(others));
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

  /** Returns the files and directories that are open, and {@code socket} for each socket. */
  private static List<String> descriptors() {
    try (Stream<Path> all = Files.list(DESCRIPTORS)) {
      return all.map(Leftovers::target)
          .map(target -> target.startsWith("socket:") ? "socket" : target)
          .filter(target -> !target.isEmpty())
          .filter(target -> OF_THE_JVM.stream().noneMatch(target::startsWith))
          .filter(target -> CODE.stream().noneMatch(target::endsWith))
          .toList();
    } catch (IOException noSuchFolder) {
      return List.of();
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
