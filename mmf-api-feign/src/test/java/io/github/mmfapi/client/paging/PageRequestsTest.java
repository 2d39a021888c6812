package io.github.mmfapi.client.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.model.GetWorkoutsRequest;
import io.github.mmfapi.model.SearchRoutesRequest;
import io.github.mmfapi.wire.RequestParameters;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A page has the parameters of its list, and a place and a size of its own. */
class PageRequestsTest {

  private static Map<String, Object> parameters(RequestParameters request) {
    Map<String, Object> parameters = new TreeMap<>();
    request.forEach(parameters::put);
    return parameters;
  }

  @Test
  void page_ofWorkouts_keepsWhatTheListAsksFor() {
    GetWorkoutsRequest list =
        GetWorkoutsRequest.builder().userId(7L).set("unlisted", "a b").startRecord(9).build();

    assertThat(parameters(PageRequests.page(list, 25, 100)))
        .containsOnly(
            Map.entry("user_id", "7"),
            Map.entry("unlisted", "a b"),
            Map.entry("start_record", "25"),
            Map.entry("limit", "100"));
    assertThat(parameters(list)).containsEntry("start_record", "9").doesNotContainKey("limit");
  }

  @Test
  void page_ofRoutes_keepsWhatTheListAsksFor() {
    SearchRoutesRequest list =
        SearchRoutesRequest.builder().userId(7L).set("unlisted", "a b").limit(3).build();

    assertThat(parameters(PageRequests.page(list, 0, 50)))
        .containsOnly(
            Map.entry("user_id", "7"),
            Map.entry("unlisted", "a b"),
            Map.entry("start_record", "0"),
            Map.entry("limit", "50"));
  }
}
