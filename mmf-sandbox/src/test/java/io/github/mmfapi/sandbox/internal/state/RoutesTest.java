package io.github.mmfapi.sandbox.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.SettableClock;
import io.github.mmfapi.sandbox.internal.geo.TrackPoint;
import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private static final Account ANNA = new Account(7, "anna", "anna's password");

  private static List<TrackPoint> points(int number) {
    return Collections.nCopies(number, TrackPoint.at(45, -122));
  }

  @Test
  void replace_countsThePointsThatTheRouteHasMoreOrLess() {
    State state = State.of(List.of(ANNA), new SettableClock(), new Quota(100, 1 << 20));
    state.quota().exchangePoints(0, Quota.POINTS - 4);
    Routes routes = state.routes();
    ObjectNode route =
        routes.add(state.users().require("7"), Json.object(), points(3), state.now());

    routes.replace(route, Json.object(), points(4), state.now());
    assertThatThrownBy(() -> routes.replace(route, Json.object(), points(5), state.now()))
        .isInstanceOf(Refusal.class);
    assertThat(routes.points(route)).hasSize(4);
    routes.replace(route, Json.object(), points(1), state.now());
    routes.replace(route, Json.object(), points(4), state.now());
    assertThat(routes.points(route)).hasSize(4);
    assertThatThrownBy(() -> routes.replace(route, Json.object(), points(5), state.now()))
        .isInstanceOf(Refusal.class);
  }
}
