package io.github.mmfapi.sandbox.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.Tracks;
import io.github.mmfapi.sandbox.internal.geo.Track;
import io.github.mmfapi.sandbox.internal.geo.TrackReader;
import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.User;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkoutsTest {
  private static final LocalDate DAY = LocalDate.of(2013, 8, 15);
  private static final Track TRACK = TrackReader.readTcx(Tracks.TCX).get(0);
  private static final String SERIES = "{\"hr\":[120,140]}";
  private static final ArrayNode CHILDREN =
      Json.array().add(Json.object().put("workout_id", "2").put("distance", "1.5"));

  private final State state = state();
  private final Workouts workouts = state.workouts();
  private final User anna = state.users().require("7");

  private static State state() {
    return State.of(
        List.of(new Account(7, "anna", "anna's password")),
        Clock.fixed(Instant.parse("2013-08-15T13:00:00Z"), ZoneOffset.UTC),
        new Quota(100, 1 << 20));
  }

  private static ObjectNode add(Workouts to, User owner, String description) {
    return to.add(owner, DAY, Json.object().put("workout_description", description));
  }

  /** Each of the three belongs to a workout of its own: none can stand for another. */
  @Test
  void load_ofWhatWasSaved_hasTracksSeriesAndChildren() throws JsonProcessingException {
    workouts.setTrack(add(workouts, anna, "with a track"), TRACK);
    workouts.setSeries(add(workouts, anna, "with a series"), SERIES);
    workouts.setChildren(add(workouts, anna, "with children"), CHILDREN);
    add(workouts, anna, "with nothing");
    String saved = Json.write(workouts.save());

    State other = state();
    Workouts loaded = other.workouts();
    loaded.load(Json.MAPPER.readTree(saved));

    User sameAnna = other.users().require("7");
    List<ObjectNode> rows = loaded.visibleTo(sameAnna, sameAnna);
    assertThat(rows)
        .isEqualTo(workouts.visibleTo(anna, anna))
        .extracting(row -> row.path("workout_description").asText())
        .containsExactly("with nothing", "with children", "with a series", "with a track");
    assertThat(rows).extracting(loaded::track).containsExactly(null, null, null, TRACK);
    assertThat(rows).extracting(loaded::series).containsExactly(null, null, SERIES, null);
    assertThat(rows)
        .extracting(loaded::children)
        .containsExactly(Json.array(), CHILDREN, Json.array(), Json.array());
    assertThat(Json.write(loaded.save())).isEqualTo(saved);
  }

  @Test
  void children_takeRoomForTheirText() {
    long bytes = Workouts.bytes(CHILDREN);

    assertThat(bytes).isPositive();
    assertThat(Workouts.bytes(CHILDREN.deepCopy().addAll(CHILDREN))).isEqualTo(2 * bytes);
    assertThat(Workouts.bytes(Json.array())).isZero();
  }
}
