package io.github.mmfapi.client.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class RowsTest {

  @ParameterizedTest(name = "{0} rows by {1}, {2} granted, count {3}: {4} requests")
  @CsvSource({
    "0,    25, 1000, true,  1",
    "1,    25, 1000, true,  1",
    "24,   25, 1000, true,  1",
    "25,   25, 1000, true,  2",
    "26,   25, 1000, true,  2",
    "49,   25, 1000, true,  2",
    "50,   25, 1000, true,  3",
    "100,  2,  1000, true,  99",
    "100,  60, 50,   true,  3",
    "0,    25, 1000, false, 1",
    "25,   25, 1000, false, 2",
    "26,   25, 1000, false, 2",
    "49,   25, 1000, false, 3",
    "5000, 25, 1000, true,  209"
  })
  void iterator_unchangedList_isReadOnceInTheFewestRequests(
      int size, int pageSize, int granted, boolean counts, int requests) {
    ChangingList list = new ChangingList(size);
    list.granted = granted;
    list.counts = counts;
    assertThat(rows(list).pageSize(pageSize)).containsExactlyElementsOf(list.rows);
    assertThat(list.requests).hasSize(requests);
  }

  @Test
  void iterator_startRecord_beginsThere() {
    ChangingList list = new ChangingList(60);
    assertThat(rows(list).startRecord(40)).containsExactlyElementsOf(list.rows.subList(40, 60));
    assertThat(list.requests).containsExactly("40+25");
  }

  @Test
  void stream_closedEarly_sendsNoFurtherRequest() {
    ChangingList list = new ChangingList(5000);
    assertThat(rows(list).stream().limit(25)).hasSize(25);
    assertThat(list.requests).containsExactly("0+25");
    rows(list);
    assertThat(list.requests).as("none before the first row is requested").hasSize(1);
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  /** Rows are added and deleted at random between pages; the others are returned exactly once. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void iterator_listThatChanges_givesEveryUntouchedRowOnce(int seed) {
    Random random = new Random(seed);
    ChangingList list = new ChangingList(5000);
    list.counts = seed % 2 == 0;
    Set<Integer> touched = new HashSet<>();
    list.beforeEachPage = rows -> change(rows, touched, random);
    List<Integer> read = new ArrayList<>();
    rows(list).pageSize(25 + random.nextInt(50)).forEach(read::add);
    // Sets, because containsAll of a list compares each with each.
    Set<Integer> found = new HashSet<>(read);
    assertThat(read).as("seed %s", seed).hasSameSizeAs(found);
    assertThat(IntStream.range(0, 5000).filter(i -> !touched.contains(i) && !found.contains(i)))
        .as("seed %s: missing", seed)
        .isEmpty();
    assertThat(touched.size()).isGreaterThan(200);
  }

  private static void change(List<Integer> rows, Set<Integer> touched, Random random) {
    for (int i = random.nextInt(12); i > 0; i--) {
      int place = random.nextInt(rows.size());
      if (random.nextBoolean()) {
        int added = -1 - touched.size();
        rows.add(place, added);
        touched.add(added);
      } else {
        touched.add(rows.remove(place));
      }
    }
  }

  @Test
  void iterator_manyRowsDeletedBeforeThePage_stepsBackAndMissesNone() {
    ChangingList list = new ChangingList(200);
    list.beforeEachPage =
        rows -> {
          if (list.requests.size() == 3) {
            rows.subList(0, 40).clear();
          }
        };
    assertThat(rows(list)).containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
    // Each step back is one row shorter than a page, as each step ahead was.
    assertThat(list.requests.subList(0, 6))
        .containsExactly("0+25", "24+25", "48+25", "24+25", "0+25", "24+25");
  }

  @Test
  void iterator_everyRowDeleted_ends() {
    ChangingList list = new ChangingList(200);
    list.beforeEachPage = List::clear;
    assertThat(rows(list)).hasSize(25);
  }

  @Test
  void iterator_moreChangesThanAreRemembered_failsInsteadOfRepeatingRows() {
    ChangingList list = new ChangingList(3000);
    list.beforeEachPage =
        rows -> {
          if (list.requests.size() == 80) {
            rows.subList(800, 2100).clear();
          }
        };
    assertThatExceptionOfType(RowsLostException.class)
        .isThrownBy(() -> rows(list).forEach(row -> {}))
        .withMessageContaining("read the list again from its start");
  }

  @Test
  void iterator_serverThatIgnoresStartRecord_isDetected() {
    ChangingList list = new ChangingList(25);
    Rows<Integer> rows = Rows.of((start, limit) -> list.page(0, limit), Function.identity());
    assertThatExceptionOfType(RowsLostException.class)
        .isThrownBy(() -> rows.forEach(row -> {}))
        .withMessageContaining("ignore start_record");
  }

  @Test
  void untilNoNewRows_serverWithSmallPagesThatCountsOnlyTheirRows_isReadToTheEnd() {
    ChangingList list = new ChangingList(60);
    list.granted = 25;
    Rows<Integer> rows =
        Rows.of(
                (start, limit) -> {
                  List<Integer> page = list.page(start, limit).rows();
                  return new Page<>(page, page.size());
                },
                Function.<Integer>identity())
            .pageSize(100);

    assertThat(rows).hasSize(25);
    assertThat(rows.untilNoNewRows())
        .containsExactlyElementsOf(IntStream.range(0, 60).boxed().toList());
    assertThat(list.requests).containsExactly("0+100", "0+100", "24+100", "48+100", "59+100");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 2", "3, 2"})
  void untilNoNewRows_shortList_isReadUntilAPageWithoutNewRows(int size, int requests) {
    ChangingList list = new ChangingList(size);

    assertThat(rows(list).untilNoNewRows()).containsExactlyElementsOf(list.rows);
    assertThat(list.requests).hasSize(requests);
  }

  /** A thousand rows are remembered, or those of twenty pages if these are more. */
  @ParameterizedTest
  @CsvSource({"25, 1000, true", "25, 1001, false", "51, 1020, true", "51, 1021, false"})
  void iterator_listReplacedAfterSoManyRows_goesOnOnlyIfAllAreRemembered(
      int pageSize, int read, boolean goesOn) {
    ChangingList list = new ChangingList(5000);
    // Each page but the first has one new row.
    list.granted = 2;
    List<Integer> replacement = List.of(-1, -2, -3);
    list.beforeEachPage =
        rows -> {
          if (list.requests.size() == read) {
            rows.clear();
            rows.addAll(replacement);
          }
        };
    List<Integer> all = new ArrayList<>();

    Throwable thrown = catchThrowable(() -> rows(list).pageSize(pageSize).forEach(all::add));

    assertThat(all.subList(0, read))
        .containsExactlyElementsOf(IntStream.range(0, read).boxed().toList());
    if (goesOn) {
      assertThat(thrown).isNull();
      assertThat(all.subList(read, all.size())).isEqualTo(replacement);
    } else {
      assertThat(thrown)
          .isInstanceOf(RowsLostException.class)
          .hasMessageContaining("none of the last " + (read - 1) + " rows");
      assertThat(all).hasSize(read);
    }
  }

  @Test
  void untilNoNewRows_serverThatIgnoresStartRecord_isDetectedOnTheSecondPage() {
    ChangingList list = new ChangingList(5);
    Rows<Integer> rows =
        Rows.of((start, limit) -> list.page(0, limit), Function.<Integer>identity())
            .untilNoNewRows();

    assertThatExceptionOfType(RowsLostException.class)
        .isThrownBy(() -> rows.forEach(row -> {}))
        .withMessageContaining("2 pages in a row have the same rows");
    assertThat(list.requests).hasSize(2);
  }

  @Test
  void iterator_pageThatFails_canBeRequestedAgain() {
    ChangingList list = new ChangingList(30);
    Rows<Integer> rows =
        Rows.of(
            (start, limit) -> {
              Page<Integer> page = list.page(start, limit);
              if (list.requests.size() == 2) {
                throw new IllegalStateException("timed out");
              }
              return page;
            },
            Function.identity());
    Iterator<Integer> iterator = rows.iterator();
    List<Integer> read = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      read.add(iterator.next());
    }
    assertThatThrownBy(iterator::next).hasMessage("timed out");
    iterator.forEachRemaining(read::add);
    assertThat(read).isEqualTo(list.rows);
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
  }

  @Test
  void prefetchedBy_executor_fetchesOnlyTheNextPageAhead() {
    ChangingList list = new ChangingList(100);
    List<Runnable> submitted = new ArrayList<>();
    Executor later = submitted::add;
    Iterator<Integer> iterator = rows(list).prefetchedBy(later).iterator();
    assertThat(iterator.next()).isZero();
    assertThat(submitted).hasSize(1);
    submitted.get(0).run();
    assertThat(list.requests).containsExactly("0+25", "24+25");
    for (int i = 1; i < 49; i++) {
      assertThat(iterator.next()).isEqualTo(i);
    }
    assertThat(submitted).hasSize(2);
  }

  @Test
  void prefetchedBy_pageThatFails_throwsWhatTheSourceThrew() {
    ChangingList list = new ChangingList(100);
    Rows<Integer> rows =
        Rows.of(
            (start, limit) -> {
              if (start > 0) {
                throw new IllegalStateException("reset");
              }
              return list.page(start, limit);
            },
            Function.<Integer>identity());
    assertThatThrownBy(() -> rows.prefetchedBy(Runnable::run).forEach(row -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("reset");
  }

  @Test
  void prefetchedBy_pageThatFailedOnce_isAskedAgain() {
    ChangingList list = new ChangingList(100);
    Set<Integer> failed = new HashSet<>();
    Rows<Integer> rows =
        Rows.of(
            (start, limit) -> {
              if (failed.add(start)) {
                throw new IllegalStateException("reset at " + start);
              }
              return list.page(start, limit);
            },
            Function.<Integer>identity());
    Iterator<Integer> iterator = rows.prefetchedBy(Runnable::run).iterator();
    List<Integer> read = new ArrayList<>();
    int failures = 0;
    while (read.size() < 100 && failures < 10) {
      try {
        read.add(iterator.next());
      } catch (IllegalStateException e) {
        failures++;
      }
    }

    assertThat(read).isEqualTo(list.rows);
    assertThat(failures).as("each page fails once").isEqualTo(failed.size()).isEqualTo(5);
    assertThat(iterator.hasNext()).isFalse();
  }

  @Test
  void settings_invalid_areRejected() {
    Rows<Integer> rows = rows(new ChangingList(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.pageSize(1))
        .withMessageContaining("2 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rows.startRecord(-1))
        .withMessageContaining("0 or more");
    assertThatThrownBy(() -> Rows.of(new ChangingList(1)::page, row -> null).iterator().next())
        .hasMessageContaining("no key");
  }

  private static Rows<Integer> rows(ChangingList list) {
    return Rows.of(list::page, Function.identity());
  }
}
