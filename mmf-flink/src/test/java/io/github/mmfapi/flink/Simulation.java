package io.github.mmfapi.flink;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.paging.ListPosition;
import io.github.mmfapi.flink.internal.calls.CallLimiter;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;

/**
 * Runs the job in virtual time: the real enumerator, fetchers, client, paging and retries, with
 * checkpoints and crashes, against a simulated server.
 */
final class Simulation {
  private static final int CONCURRENCY = 8;
  private static final Duration CHECKPOINTS = Duration.ofSeconds(10);
  private static final Duration RESTART = Duration.ofSeconds(30);

  final SimulatedServer server;
  final int members;
  final int slots;
  final double rate;
  final int pageSize;
  final BitSet done = new BitSet();
  long rows;
  long refused;
  long lost;
  long doubled;
  long largestCheckpoint;
  int crashes;

  private final List<Slot> running = new ArrayList<>();
  private final Map<String, Set<String>> open = new HashMap<>();
  private final List<MemberRecord> sinceCheckpoint = new ArrayList<>();
  private final StateSerializers.OfSplit splits = new StateSerializers.OfSplit();
  private final StateSerializers.OfEnumerator states = new StateSerializers.OfEnumerator();
  private MemberEnumerator enumerator;
  private List<List<byte[]>> checkpoint = List.of();
  private byte[] enumeratorCheckpoint;

  Simulation(int members, int slots, double rate, int pageSize, SimulatedServer server)
      throws IOException {
    this.pageSize = pageSize;
    this.members = members;
    this.slots = slots;
    this.rate = rate;
    this.server = server;
    this.enumeratorCheckpoint = states.serialize(MemberEnumerator.startState(null, 0));
    restart(0);
  }

  /** Runs to the end, with that many crashes, and returns the virtual time that it took. */
  Duration run(int mostCrashes, Duration betweenCrashes) throws IOException {
    Random random = new Random(23);
    long nextCheckpoint = CHECKPOINTS.toNanos();
    long nextCrash = betweenCrashes.toNanos() / 2;
    while (true) {
      Slot slot = earliest();
      if (slot == null) {
        commit();
        return Duration.ofNanos(
            running.stream().mapToLong(s -> s.time.nanoTime()).max().orElseThrow());
      }
      long now = slot.time.nanoTime();
      if (crashes < mostCrashes && now > nextCrash) {
        crashes++;
        nextCrash = now + (long) (betweenCrashes.toNanos() * (0.5 + random.nextDouble()));
        sinceCheckpoint.clear();
        restart(now + RESTART.toNanos());
        nextCheckpoint = now + RESTART.toNanos() + CHECKPOINTS.toNanos();
      } else if (now > nextCheckpoint) {
        nextCheckpoint = now + CHECKPOINTS.toNanos();
        commit();
      } else {
        slot.step();
      }
    }
  }

  private Slot earliest() {
    return running.stream()
        .filter(slot -> !slot.held.isEmpty())
        .min(Comparator.comparingLong(slot -> slot.time.nanoTime()))
        .orElse(null);
  }

  private void restart(long now) throws IOException {
    running.forEach(Slot::close);
    running.clear();
    SimulatedContext context =
        new SimulatedContext(slots) {
          @Override
          void assigned(MemberSplit split, int reader) {
            running.get(reader).add(split);
          }
        };
    enumerator =
        new MemberEnumerator(
            context,
            FakeStore.factory(members),
            null,
            () -> 0,
            states.deserialize(StateSerializers.VERSION, enumeratorCheckpoint));
    enumerator.start();
    for (int i = 0; i < slots; i++) {
      running.add(new Slot(i, now));
    }
    for (int i = 0; i < checkpoint.size(); i++) {
      for (byte[] split : checkpoint.get(i)) {
        running.get(i).add(splits.deserialize(StateSerializers.VERSION, split));
      }
    }
    for (int i = 0; i < slots; i++) {
      for (int held = running.get(i).held.size(); held < CONCURRENCY + 2; held++) {
        enumerator.handleSplitRequest(i, null);
      }
    }
  }

  /** Makes a checkpoint, by which what was emitted before becomes final. */
  private void commit() throws IOException {
    long size = 0;
    List<List<byte[]>> all = new ArrayList<>();
    for (Slot slot : running) {
      List<byte[]> held = new ArrayList<>();
      for (MemberSplit split : slot.held.values()) {
        held.add(splits.serialize(split));
        size += held.get(held.size() - 1).length;
      }
      all.add(held);
    }
    checkpoint = all;
    enumeratorCheckpoint = states.serialize(enumerator.snapshotState(0));
    largestCheckpoint = Math.max(largestCheckpoint, size + enumeratorCheckpoint.length);
    sinceCheckpoint.forEach(this::commit);
    sinceCheckpoint.clear();
  }

  private void commit(MemberRecord record) {
    String member = record.userKey();
    switch (record.kind()) {
      case ROW -> {
        rows++;
        boolean isNew = open.computeIfAbsent(member, key -> new HashSet<>()).add(record.key());
        if (!isNew || done.get(FakeList.number(member))) {
          doubled++;
        }
      }
      case DONE -> {
        Set<String> found = open.getOrDefault(member, Set.of());
        lost += FakeList.staying(member).stream().filter(key -> !found.contains(key)).count();
        end(member);
      }
      case REFUSED -> {
        refused++;
        end(member);
      }
      default -> {
        // A page, which counts calls only.
      }
    }
  }

  private void end(String member) {
    if (done.get(FakeList.number(member))) {
      doubled++;
    }
    done.set(FakeList.number(member));
    open.remove(member);
    server.forget(member);
  }

  /** Is a task slot with a time of its own. */
  private final class Slot {
    private final int number;
    private final VirtualTime time;
    private final MmfClient client;
    private final MemberClients clients;
    private final MemberFetcher fetcher;
    private final Map<String, MemberSplit> held = new HashMap<>();

    private Slot(int number, long now) {
      this.number = number;
      this.time = new VirtualTime(now);
      this.client =
          MmfClient.builder()
              .baseUrl("http://127.0.0.1/3.1")
              .clientCredentials(ClientCredentials.of("key", "secret"))
              .transport(
                  (request, options) -> {
                    throw new UnsupportedOperationException("all calls are asynchronous");
                  },
                  server.at(time))
              .retryPolicy(RetryPolicy.standard())
              .sleeper(time)
              .build();
      this.clients =
          new MemberClients(client, (c, member) -> WorkoutSource.rows(c, member, pageSize));
      this.fetcher =
          new MemberFetcher(
              CONCURRENCY,
              new CallLimiter(rate / slots, now),
              new ServerHealth(CONCURRENCY, Duration.ofMinutes(30), 1_000),
              time,
              key -> CompletableFuture.completedFuture(walk(key)),
              () -> 1);
    }

    private MemberWalk walk(String member) {
      MemberWalk real = clients.open(member, TokenCredentials.of("t-" + member, "s"));
      return new MemberWalk() {
        @Override
        public CompletableFuture<PageOfRows> next(ListPosition position) {
          time.begun();
          return real.next(position).whenComplete((page, failure) -> time.ended());
        }

        @Override
        public void end() {
          real.end();
        }
      };
    }

    private void add(MemberSplit split) {
      held.put(split.splitId(), split);
      fetcher.handleSplitsChanges(new SplitsAddition<>(List.of(split)));
    }

    private void step() throws IOException {
      RecordsWithSplitIds<FetchedPage> fetched = fetcher.fetch();
      while (fetched.nextSplit() != null) {
        FetchedPage page;
        while ((page = fetched.nextRecordFromSplit()) != null) {
          sinceCheckpoint.addAll(page.records());
          held.put(page.after().splitId(), page.after());
        }
      }
      for (String finished : fetched.finishedSplits()) {
        held.remove(finished);
        enumerator.handleSplitRequest(number, null);
      }
    }

    private void close() {
      fetcher.close();
      client.close();
    }
  }
}
