package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.sandbox.SettableClock;
import io.github.mmfapi.sandbox.Tracks;
import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.state.State;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An import whose texts are long adds all or nothing, whatever the room for text. */
class ImportRoomTest {
  private static final Account ANNA = new Account(7, "anna", "anna's password");
  private static final int LONG = 30_000;
  private static final int STEP = 5_000;
  private static final int MOST = 200_000;

  /** Where the long text is. */
  private enum Place {
    NAME_OF_THE_CALL,
    NOTES,
    NOTES_OF_A_LATER_ACTIVITY,
    SPORT_OF_A_LATER_ACTIVITY;

    String nameOfTheCall() {
      return this == NAME_OF_THE_CALL ? "x".repeat(LONG) : "a name";
    }

    String tcx() {
      int start = Tracks.TCX.indexOf("<Activity ");
      int end = Tracks.TCX.indexOf("</Activities>");
      String activity = Tracks.TCX.substring(start, end);
      String first = this == NOTES ? withNotes(activity) : activity;
      String later =
          switch (this) {
            case NAME_OF_THE_CALL, NOTES -> "";
            case NOTES_OF_A_LATER_ACTIVITY -> withNotes(activity);
            case SPORT_OF_A_LATER_ACTIVITY -> activity.replace("Running", "x".repeat(LONG));
          };
      return Tracks.TCX.substring(0, start) + first + later + Tracks.TCX.substring(end);
    }

    private static String withNotes(String activity) {
      return activity.replace("Morning by the river", "x".repeat(LONG));
    }
  }

  private static State state(long bytes) {
    return State.of(List.of(ANNA), new SettableClock(), new Quota(100, bytes));
  }

  /** Returns whether the import was served; it was refused for its text otherwise. */
  private static boolean isImported(State state, Place place) {
    MethodTable methods = new MethodTable();
    new ImportMethods(state).addTo(methods);
    Call call =
        new Call(
            "/3.1/workouts/import_tcx",
            new ReceivedRequest("POST", "http://127.0.0.1/3.1/workouts/import_tcx", null, null, ""),
            () -> new byte[0],
            null,
            List.of(
                new Parameter("tcx", place.tcx()), new Parameter("name", place.nameOfTheCall())),
            Map.of(),
            anna(state));
    try {
      Objects.requireNonNull(methods.find("workouts/import_tcx")).handler().handle(call);
      return true;
    } catch (Refusal full) {
      assertThat(full.text()).contains("bytes of text");
      return false;
    }
  }

  private static User anna(State state) {
    return state.users().require(ANNA.id());
  }

  @ParameterizedTest
  @EnumSource
  void importTcx_withoutRoomForAllOfItsText_addsNothing(Place place) {
    long ofUsers = state(MOST).quota().taken().bytes();
    for (int room = 0; room <= MOST; room += STEP) {
      State state = state(ofUsers + room);
      Quota.Taken before = state.quota().taken();
      if (isImported(state, place)) {
        assertThat(room).isGreaterThan(LONG);
        assertThat(state.workouts().visibleTo(anna(state), anna(state))).hasSize(1);
        assertThat(state.routes().visibleTo(anna(state), anna(state))).hasSize(1);
        return;
      }
      assertThat(state.quota().taken()).as("with room for %d bytes", room).isEqualTo(before);
    }
    throw new AssertionError(MOST + " bytes must be enough for " + place);
  }
}
