package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemberEnumeratorTest {
  private static final int MANY = Integer.getInteger("bulk.enumerated", 1_000_000);

  private final List<String> handedOut = new ArrayList<>();
  private final SimulatedContext context =
      new SimulatedContext(2) {
        @Override
        void assigned(MemberSplit split, int reader) {
          handedOut.add(split.splitId());
        }
      };
  private final AtomicLong clock = new AtomicLong();

  @Test
  void members_tenThousandAndAMillion_needTheSameMemoryAndCheckpoint() throws IOException {
    Held few = held(10_000);
    Held many = held(MANY);

    assertThat(few.members()).isEqualTo(10_000);
    assertThat(many.members()).isEqualTo(MANY);
    assertThat(many.mostHeld())
        .isEqualTo(few.mostHeld())
        .isLessThanOrEqualTo(2 * MemberEnumerator.PAGE);
    assertThat(many.largestState()).isLessThan(few.largestState() + 10);
  }

  /** Hands out all members, and returns the most that the enumerator held. */
  private static Held held(int members) throws IOException {
    int[] count = new int[1];
    SimulatedContext counting =
        new SimulatedContext(1) {
          @Override
          void assigned(MemberSplit split, int reader) {
            count[0]++;
          }
        };
    MemberEnumerator enumerator =
        new MemberEnumerator(
            counting,
            FakeStore.factory(members),
            null,
            () -> 0,
            MemberEnumerator.startState(null, 0));
    enumerator.start();
    int most = 0;
    int largest = 0;
    while (counting.noMoreSplits == 0) {
      enumerator.handleSplitRequest(0, null);
      most = Math.max(most, enumerator.held());
      if (count[0] % 1_000 == 0) {
        EnumeratorState state = enumerator.snapshotState(0);
        largest = Math.max(largest, new StateSerializers.OfEnumerator().serialize(state).length);
      }
    }
    return new Held(count[0], most, largest);
  }

  private record Held(int members, int mostHeld, int largestState) {}

  @Test
  void restored_goesOnAfterTheLastMemberHandedOut() throws IOException {
    MemberEnumerator first = enumerator(null, MemberEnumerator.startState(null, 0), 5);
    request(first, 0, 1, 0);
    StateSerializers.OfEnumerator states = new StateSerializers.OfEnumerator();
    byte[] checkpoint = states.serialize(first.snapshotState(1));
    request(first, 0);
    assertThat(handedOut).containsExactly("0/m0", "0/m1", "0/m2", "0/m3");

    handedOut.clear();
    MemberEnumerator second =
        enumerator(null, states.deserialize(StateSerializers.VERSION, checkpoint), 5);
    request(second, 0, 0, 0);
    assertThat(handedOut).containsExactly("0/m3", "0/m4");
    assertThat(context.noMoreSplits).isEqualTo(1);
  }

  @Test
  void addSplitsBack_areHandedOutFirst_andAreInTheCheckpoint() {
    MemberEnumerator enumerator = enumerator(null, MemberEnumerator.startState(null, 0), 5);
    request(enumerator, 0);
    enumerator.addSplitsBack(List.of(MemberSplit.start(0, "m0")), 0);
    assertThat(enumerator.snapshotState(1).returned()).hasSize(1);
    request(enumerator, 1);
    assertThat(handedOut).containsExactly("0/m0", "0/m0");
  }

  @Test
  void request_ofAReaderThatFailed_isForgotten() {
    MemberEnumerator enumerator = enumerator(null, MemberEnumerator.startState(null, 0), 1);
    context.unregister(0);
    request(enumerator, 0);
    assertThat(handedOut).isEmpty();
    request(enumerator, 1);
    assertThat(handedOut).containsExactly("0/m0");
  }

  @Test
  void every_listsTheMembersAgainAfterThePeriod() {
    Duration hour = Duration.ofHours(1);
    MemberEnumerator enumerator = enumerator(hour, MemberEnumerator.startState(hour, 0), 2);
    request(enumerator, 0, 0, 0);
    clock.set(hour.toMillis() - 1);
    context.tick();
    assertThat(handedOut).containsExactly("0/m0", "0/m1");
    assertThat(context.noMoreSplits).isZero();
    clock.set(hour.toMillis());
    context.tick();
    assertThat(handedOut).containsExactly("0/m0", "0/m1", "1/m0");
    assertThat(enumerator.snapshotState(1).round()).isEqualTo(1);
  }

  private MemberEnumerator enumerator(Duration every, EnumeratorState state, int members) {
    MemberEnumerator enumerator =
        new MemberEnumerator(context, FakeStore.factory(members), every, clock::get, state);
    enumerator.start();
    return enumerator;
  }

  private static void request(MemberEnumerator enumerator, int... readers) {
    for (int reader : readers) {
      enumerator.handleSplitRequest(reader, null);
    }
  }
}
