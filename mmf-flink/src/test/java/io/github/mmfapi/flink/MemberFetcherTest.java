package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfApiException;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfServerException;
import io.github.mmfapi.client.paging.AsyncRows;
import io.github.mmfapi.client.paging.ListPosition;
import io.github.mmfapi.client.paging.Page;
import io.github.mmfapi.flink.internal.calls.CallLimiter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MemberFetcherTest {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final VirtualTime time = new VirtualTime(0);
  private final List<MemberRecord> records = new ArrayList<>();
  private final List<String> finished = new ArrayList<>();
  private final Map<String, MemberSplit> last = new HashMap<>();
  private int opened;
  private int calls;

  @Test
  void fetch_failureOfOneMember_whileOthersSucceed_refusesThisMember() throws Exception {
    MemberFetcher fetcher =
        fetcher(
            2,
            0,
            (member, position) ->
                member.equals("bad")
                    ? failed(MmfServerException.of(FailedCall.of("GET", "w", 500), List.of()))
                    : page(position, calls < 20 ? 2 : 1));
    run(fetcher, "bad", "good");

    assertThat(finished).containsExactlyInAnyOrder("0/bad", "0/good");
    assertThat(refusals()).singleElement().satisfies(r -> assertThat(r.userKey()).isEqualTo("bad"));
    assertThat(refusals().get(0).key()).isEqualTo("SERVER_ERROR");
  }

  /** A member may fail twice in a row while others succeed. */
  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "3, 1"})
  void fetch_failuresOfOneMember_whileOthersSucceed_areCountedInARow(int failures, int refused)
      throws Exception {
    Map<String, Integer> failed = new HashMap<>();
    MemberFetcher fetcher =
        fetcher(
            2,
            0,
            (member, position) ->
                member.equals("bad") && failed.merge(member, 1, Integer::sum) <= failures
                    ? failed(MmfServerException.of(FailedCall.of("GET", "w", 500), List.of()))
                    : page(position, member.equals("bad") ? 1 : 20));
    run(fetcher, "bad", "good");

    assertThat(refusals()).hasSize(refused);
  }

  /** Its message is that of the failure, without those of its causes. */
  @Test
  void fetch_refusal_tellsItsFailureAlone() throws Exception {
    IOException hidden = new IOException("hunter2");
    MemberFetcher fetcher =
        fetcher(
            1,
            0,
            (member, position) -> {
              MmfApiException refused =
                  MmfApiException.of(FailedCall.of("GET", "w", 200), List.of("no"));
              refused.addSuppressed(hidden);
              refused.initCause(hidden);
              return failed(refused);
            });
    run(fetcher, "a");

    assertThat(refusals()).singleElement().asString().contains("no").doesNotContain("hunter2");
  }

  /** The first reading and three more. */
  @Test
  void fetch_rowsLostAgainAndAgain_refusesTheMemberAtTheFourthReading() throws Exception {
    AsyncRows<String> list =
        AsyncRows.of(
                (int start, int limit) ->
                    CompletableFuture.completedFuture(
                        new Page<>(
                            IntStream.range(0, limit).mapToObj(i -> "r" + i).toList(), null)),
                row -> row)
            .pageSize(10);
    List<ListPosition> beginnings = new ArrayList<>();
    MemberFetcher fetcher =
        fetcher(
            1,
            0,
            (member, position) -> {
              if (position.startRecord() == 0 && position.keys().isEmpty()) {
                beginnings.add(position);
              }
              return list.next(position)
                  .thenApply(batch -> new MemberWalk.PageOfRows(List.of(), batch.next()));
            });
    run(fetcher, "a");

    assertThat(refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.key()).isEqualTo("ROWS_LOST"));
    assertThat(beginnings).hasSize(4);
  }

  @Test
  void fetch_serverDown_makesOneCallAtATimeWithGrowingDelays_thenFailsWithWhatItSaw() {
    MemberFetcher fetcher =
        fetcher(
            4,
            0,
            (member, position) ->
                failed(MmfServerException.of(FailedCall.of("GET", "w", 503), List.of())));

    assertThatExceptionOfType(ServerDownException.class)
        .isThrownBy(() -> run(fetcher, "a", "b", "c", "d", "e"))
        .withMessageContaining("none succeeded for 6")
        .withMessageContaining("HTTP 503")
        .withCauseInstanceOf(MmfServerException.class);
    assertThat(refusals()).isEmpty();
    assertThat(Duration.ofNanos(time.nanoTime())).isBetween(LIMIT, LIMIT.plusMinutes(2));
    assertThat(calls).as("calls in ten minutes").isBetween(15, 30);
  }

  @Test
  void fetch_serverThatComesBack_refusesNobody() throws Exception {
    MemberFetcher fetcher =
        fetcher(
            2,
            0,
            (member, position) ->
                time.nanoTime() < Duration.ofMinutes(5).toNanos()
                    ? failed(MmfServerException.of(FailedCall.of("GET", "w", 503), List.of()))
                    : page(position, 1));
    run(fetcher, "a", "b", "c", "d", "e", "f");

    assertThat(refusals()).isEmpty();
    assertThat(finished).hasSize(6);
  }

  @Test
  void fetch_manyRefusalsInARow_failTheJob() {
    MemberFetcher fetcher =
        fetcher(
            1,
            3,
            (member, position) ->
                failed(MmfApiException.of(FailedCall.of("GET", "w", 200), List.of("no"))));

    assertThatExceptionOfType(RefusalsException.class)
        .isThrownBy(() -> run(fetcher, "a", "b", "c", "d"))
        .withMessageContaining("3 members in a row")
        .withMessageContaining("c (REFUSED)");
  }

  @Test
  void fetch_tokenReplacedWhileTheListIsRead_isLookedUpAgain() throws Exception {
    MemberFetcher fetcher =
        fetcher(
            1,
            0,
            (member, position) ->
                calls == 2
                    ? failed(
                        MmfAuthenticationException.of(FailedCall.of("GET", "w", 401), List.of()))
                    : page(position, 4));
    run(fetcher, "a");

    assertThat(refusals()).isEmpty();
    assertThat(opened).isEqualTo(2);
  }

  @Test
  void fetch_rowsLost_readsTheListAgain_andEmitsNoRowTwice() throws Exception {
    // The server ignores start_record from the second page on, for a while.
    List<String> rows = IntStream.range(0, 30).mapToObj(i -> "r" + i).toList();
    AsyncRows<String> list =
        AsyncRows.of(
                (int start, int limit) -> {
                  int from = calls > 1 && calls < 14 ? 0 : start;
                  List<String> page = rows.subList(from, Math.min(rows.size(), from + limit));
                  return CompletableFuture.completedFuture(new Page<>(page, null));
                },
                row -> row)
            .pageSize(10);
    MemberFetcher fetcher =
        fetcher(
            1,
            0,
            (member, position) ->
                list.next(position)
                    .thenApply(
                        batch ->
                            new MemberWalk.PageOfRows(
                                batch.rows().stream()
                                    .map(row -> MemberRecord.row(member, row.key(), "", "{}"))
                                    .toList(),
                                batch.next())));
    run(fetcher, "a");

    assertThat(refusals()).isEmpty();
    assertThat(calls).isGreaterThan(13);
    assertThat(keys()).containsExactlyElementsOf(rows);
  }

  /** A checkpoint can have the member between their last page and the end of their split. */
  @Test
  void fetch_splitThatHadEndedAtTheCheckpoint_ends_withoutACall() throws Exception {
    MemberFetcher fetcher = fetcher(1, 0, (member, position) -> page(position, 1));
    fetcher.handleSplitsChanges(new SplitsAddition<>(List.of(MemberSplit.start(0, "b").ended())));
    run(fetcher, "a", "c");

    assertThat(finished).startsWith("0/b").hasSize(2);
    assertThat(records).noneMatch(r -> r.userKey().equals("b"));
  }

  @Test
  void fetch_endOfAList_andARefusal_leaveASplitThatHasEnded() throws Exception {
    MemberFetcher fetcher =
        fetcher(
            1,
            0,
            (member, position) ->
                member.equals("bad")
                    ? failed(MmfApiException.of(FailedCall.of("GET", "w", 200), List.of("no")))
                    : page(position, 2));
    run(fetcher, "good", "bad");

    assertThat(last.get("0/good").position().isEnd()).isTrue();
    assertThat(last.get("0/bad").position().isEnd()).isTrue();
  }

  @Test
  void fetch_programError_failsTheJob_andNamesTheMember() {
    MemberFetcher fetcher =
        fetcher(1, 0, (member, position) -> failed(new IllegalStateException("a mistake")));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> run(fetcher, "anna"))
        .withMessageContaining("anna")
        .withCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void fetch_rate_spacesTheCalls_andRetriesCount() throws Exception {
    CallLimiter limiter = new CallLimiter(10, 0);
    MemberFetcher fetcher =
        fetcher(
            4,
            limiter,
            new ServerHealth(4, LIMIT, 0),
            (member, position) -> {
              limiter.charge();
              return page(position, 5);
            });
    run(fetcher, "a", "b", "c", "d");

    assertThat(calls).isEqualTo(20);
    assertThat(Duration.ofNanos(time.nanoTime()))
        .isBetween(Duration.ofMillis(3_700), Duration.ofMillis(4_200));
  }

  @Test
  void close_cancelsTheCallsThatRun_andThoseThatBeginLater() throws Exception {
    List<CompletableFuture<MemberWalk.PageOfRows>> pages = new ArrayList<>();
    List<CompletableFuture<MemberWalk>> tokens = new ArrayList<>();
    MemberWalk walk =
        position -> {
          CompletableFuture<MemberWalk.PageOfRows> page = new CompletableFuture<>();
          pages.add(page);
          return page;
        };
    MemberFetcher fetcher =
        new MemberFetcher(
            3,
            new CallLimiter(0, 0),
            new ServerHealth(3, LIMIT, 0),
            time,
            member -> {
              tokens.add(new CompletableFuture<>());
              return tokens.get(tokens.size() - 1);
            },
            () -> 1);
    fetcher.handleSplitsChanges(
        new SplitsAddition<>(
            List.of("a", "b", "c").stream().map(member -> MemberSplit.start(0, member)).toList()));
    fetcher.wakeUp();
    fetcher.fetch();
    tokens.subList(0, 2).forEach(token -> token.complete(walk));
    assertThat(pages).hasSize(2).noneMatch(CompletableFuture::isDone);

    fetcher.close();
    tokens.get(2).complete(walk);

    assertThat(pages).isNotEmpty().allMatch(CompletableFuture::isCancelled);
  }

  private MemberFetcher fetcher(
      int concurrency,
      int refusalLimit,
      BiFunction<String, ListPosition, CompletableFuture<MemberWalk.PageOfRows>> server) {
    return fetcher(
        concurrency,
        new CallLimiter(0, 0),
        new ServerHealth(concurrency, LIMIT, refusalLimit),
        server);
  }

  private MemberFetcher fetcher(
      int concurrency,
      CallLimiter limiter,
      ServerHealth health,
      BiFunction<String, ListPosition, CompletableFuture<MemberWalk.PageOfRows>> server) {
    return new MemberFetcher(
        concurrency,
        limiter,
        health,
        time,
        member -> {
          opened++;
          return CompletableFuture.completedFuture(position -> call(server, member, position));
        },
        () -> 1);
  }

  /** Responds after a millisecond. */
  private CompletableFuture<MemberWalk.PageOfRows> call(
      BiFunction<String, ListPosition, CompletableFuture<MemberWalk.PageOfRows>> server,
      String member,
      ListPosition position) {
    time.begun();
    CompletableFuture<Void> response = new CompletableFuture<>();
    time.after(Duration.ofMillis(1), () -> response.complete(null));
    return response
        .thenCompose(
            none -> {
              calls++;
              return server.apply(member, position);
            })
        .whenComplete((page, failure) -> time.ended());
  }

  /** Returns a page with one row, the last one of that many. */
  private static CompletableFuture<MemberWalk.PageOfRows> page(ListPosition position, int pages) {
    int number = position.startRecord() + 1;
    List<String> keys = new ArrayList<>(position.keys());
    keys.add("k" + number);
    ListPosition next = new ListPosition(number, keys, 0, number >= pages);
    return CompletableFuture.completedFuture(
        new MemberWalk.PageOfRows(List.of(MemberRecord.row("x", "k" + number, "", "{}")), next));
  }

  private static CompletableFuture<MemberWalk.PageOfRows> failed(Throwable failure) {
    return CompletableFuture.failedFuture(failure);
  }

  private void run(MemberFetcher fetcher, String... members) throws IOException {
    fetcher.handleSplitsChanges(
        new SplitsAddition<>(
            List.of(members).stream().map(member -> MemberSplit.start(0, member)).toList()));
    while (finished.size() < members.length) {
      RecordsWithSplitIds<FetchedPage> fetched = fetcher.fetch();
      while (fetched.nextSplit() != null) {
        FetchedPage page;
        while ((page = fetched.nextRecordFromSplit()) != null) {
          records.addAll(page.records());
          last.put(page.after().splitId(), page.after());
        }
      }
      finished.addAll(fetched.finishedSplits());
    }
  }

  private List<MemberRecord> refusals() {
    return records.stream().filter(r -> r.kind() == MemberRecord.Kind.REFUSED).toList();
  }

  private List<String> keys() {
    return records.stream()
        .filter(r -> r.kind() == MemberRecord.Kind.ROW)
        .map(MemberRecord::key)
        .toList();
  }
}
