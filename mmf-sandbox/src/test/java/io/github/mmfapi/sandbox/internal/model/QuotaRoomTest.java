package io.github.mmfapi.sandbox.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each room is taken up to exactly its limit, a refusal takes nothing, and all comes back. */
class QuotaRoomTest {
  private static final int ROWS = 10;
  private static final long BYTES = 1_000;

  /** What is limited. */
  private enum Room {
    ROWS_OF_ALL_KINDS(ROWS) {
      @Override
      void take(Quota quota, int number) {
        for (int i = 0; i < number; i++) {
          quota.takeRow();
        }
      }

      @Override
      void give(Quota quota, int number) {
        quota.giveRows(number);
      }
    },
    POINTS(Quota.POINTS) {
      @Override
      void take(Quota quota, int number) {
        quota.exchangePoints(0, number);
      }

      @Override
      void give(Quota quota, int number) {
        quota.exchangePoints(number, 0);
      }
    },
    TEXT((int) BYTES) {
      @Override
      void take(Quota quota, int number) {
        quota.exchangeBytes(0, number);
      }

      @Override
      void give(Quota quota, int number) {
        quota.exchangeBytes(number, 0);
      }
    };

    private final int most;

    Room(int most) {
      this.most = most;
    }

    abstract void take(Quota quota, int number);

    abstract void give(Quota quota, int number);
  }

  @Test
  void row_whoseTextHasNoRoom_takesNothing() {
    Quota quota = new Quota(ROWS, BYTES);
    Quota.Taken nothing = quota.taken();

    assertThat(catchThrowable(() -> quota.takeRow(BYTES + 1))).isInstanceOf(Refusal.class);

    assertThat(quota.taken()).isEqualTo(nothing);
  }

  @ParameterizedTest
  @EnumSource
  void room_takenAndGivenBack_isExactlyTheLimit(Room room) {
    Quota quota = new Quota(ROWS, BYTES);
    Quota.Taken nothing = quota.taken();
    for (int round = 0; round < 2; round++) {
      room.take(quota, room.most - 1);
      room.take(quota, 1);
      Quota.Taken all = quota.taken();
      assertThat(all).isNotEqualTo(nothing);
      assertThat(catchThrowable(() -> room.take(quota, 1))).isInstanceOf(Refusal.class);
      assertThat(quota.taken()).as("a refusal takes nothing").isEqualTo(all);

      room.give(quota, 1);
      room.take(quota, 1);
      room.give(quota, room.most);
      assertThat(quota.taken()).isEqualTo(nothing);
    }
  }
}
