package io.github.mmfapi.bench.run;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures the heap held by idle clients and by calls that wait for their response. */
public final class Memory {
  private static final int USERS = 500;
  private static final int CLIENTS = 20;
  private static final int CALLS = 64;
  private static final long UNDER_WAY_MILLIS = 1500;

  private Memory() {}

  /** Prints the bytes per idle client, per idle client of another user, and per running call. */
  public static void main(String[] arguments) throws Exception {
    String url = arguments[0];
    MmfClient client = Clients.ours(url);
    client.users().getUser();
    client.as(TokenCredentials.of("warm", "up")).users().getUser();
    // First, because memory that is released later would count against the calls.
    double perCall = perCall(url);
    System.out.println(perClient(url));
    System.out.println(perUser(client));
    System.out.println(perCall);
    System.exit(0);
  }

  static void measure(String url, Results results) throws Exception {
    try (ChildJvm jvm = ChildJvm.start(Memory.class, List.of("-XX:+UseSerialGC"), url)) {
      results.put("memory.client", Double.parseDouble(jvm.line()));
      results.put("memory.user", Double.parseDouble(jvm.line()));
      results.put("memory.call", Double.parseDouble(jvm.line()));
    }
  }

  private static double perClient(String url) throws InterruptedException {
    List<MmfClient> clients = new ArrayList<>();
    long before = used();
    for (int i = 0; i < CLIENTS; i++) {
      MmfClient client = Clients.ours(url);
      client.users().getUser();
      clients.add(client);
    }
    double held = (double) (used() - before) / CLIENTS;
    clients.forEach(MmfClient::close);
    return held;
  }

  private static double perUser(MmfClient client) throws InterruptedException {
    List<MmfClient> users = new ArrayList<>();
    long before = used();
    try {
      for (int i = 0; i < USERS; i++) {
        MmfClient user = client.as(TokenCredentials.of("token" + i, "secret" + i));
        user.users().getUser();
        users.add(user);
      }
      return (double) (used() - before) / USERS;
    } finally {
      Reference.reachabilityFence(users);
    }
  }

  private static double perCall(String url) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(CALLS);
    MmfClient slow = Clients.ours(url + "/slow");
    slow.users().getUser();
    List<Future<?>> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      // The threads and their memory in the JVM belong to the caller.
      calls.add(pool.submit(Memory::rest));
    }
    for (Future<?> call : calls) {
      call.get();
    }
    calls.clear();
    long before = used();
    for (int i = 0; i < CALLS; i++) {
      calls.add(pool.submit(() -> slow.users().getUser()));
    }
    Thread.sleep(UNDER_WAY_MILLIS);
    double held = (double) (used() - before) / CALLS;
    for (Future<?> call : calls) {
      call.get();
    }
    return held;
  }

  private static void rest() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the heap in use after garbage collection. */
  static long used() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(50);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
