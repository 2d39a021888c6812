package io.github.mmfapi.cli.internal.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mmfapi.cli.internal.account.Session;
import io.github.mmfapi.cli.internal.account.Sessions;
import io.github.mmfapi.client.paging.Page;
import io.github.mmfapi.model.RouteSummary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteRowsTest {
  private static Page<RouteSummary> page(Session session) {
    return RouteRows.page(session.client(), q -> q.userId(5L), 100, 100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"count\":null}", "{\"count\":0}", "{\"count\":\"0\"}", "{\"routes\":[]}"})
  void page_withoutRowsAndCount_isEmpty(String output) {
    try (Session session = Sessions.of(output)) {
      assertThat(page(session).rows()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"count\":\"3\"}",
        "{\"count\":3}",
        "{\"count\":\"0\",\"routes\":\"none\"}",
        "{\"routes\":{\"route_key\":\"1\"}}"
      })
  void page_whoseRowsCannotBeRead_isAnErrorThatSaysWhere(String output) {
    try (Session session = Sessions.of(output)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> page(session))
          .withMessageContaining("cannot be read")
          .withMessageEndingWith("mmf call routes/search_routes start_record=100");
    }
  }
}
