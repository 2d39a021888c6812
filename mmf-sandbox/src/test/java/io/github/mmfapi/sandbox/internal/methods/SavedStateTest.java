package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.mmfapi.sandbox.internal.methods.OwnedData.OwnedRow;
import io.github.mmfapi.sandbox.internal.methods.OwnedData.Relation;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.state.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A state that is written as JSON and read into a new one. */
class SavedStateTest {
  private static final int ROWS = 20_000;
  private static final long BYTES = 1L << 26;

  /** Rows of each kind, of which some were changed and some removed. */
  private static OwnedData data() {
    OwnedData data = new OwnedData(ROWS);
    User owner = data.user(Relation.OWNER);
    data.make(
        owner,
        "users/create_user",
        "username",
        "made later",
        "email",
        "MADE@example.com",
        "password",
        "öffentlich");
    for (String kind : List.of("workout", "route", "event", "gear")) {
      OwnedRow row = data.rows(kind).get(0);
      data.make(owner, kind + (kind.equals("gear") ? "" : "s") + "/delete_" + kind, handles(row));
    }
    OwnedRow workout = data.rows("workout").get(1);
    data.make(
        owner, "workouts/edit_workout", with(handles(workout), "notes", "wet", "distance", "3.10"));
    return data;
  }

  private static String[] handles(OwnedRow row) {
    List<String> handles = new ArrayList<>();
    row.handles().forEach((name, value) -> handles.addAll(List.of(name, value)));
    return handles.toArray(String[]::new);
  }

  private static String[] with(String[] handles, String... more) {
    List<String> all = new ArrayList<>(List.of(handles));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void state_readFromWhatWasWritten_isTheSame_inEachField() throws JsonProcessingException {
    OwnedData data = data();
    State state = data.sandbox().instance().state();
    State copy = State.of(List.of(), state.clock(), new Quota(ROWS, BYTES));
    MethodTable methods = AllMethods.of(copy);

    for (String name : state.parts().names()) {
      String written = Json.write(state.parts().save(name));
      assertThat(copy.parts().load(name, Json.MAPPER.readTree(written))).isTrue();
    }

    StateSnapshot before = snapshot(state, data.sandbox().instance().methods());
    assertThat(before.changesTo(snapshot(copy, methods))).isEmpty();
    for (String name : state.parts().names()) {
      assertThat(Json.write(copy.parts().save(name)))
          .isEqualTo(Json.write(state.parts().save(name)));
    }
  }

  private static StateSnapshot snapshot(State state, MethodTable methods) {
    return StateSnapshot.of(List.of(state, methods));
  }
}
