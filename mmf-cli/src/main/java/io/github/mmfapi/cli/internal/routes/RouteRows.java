package io.github.mmfapi.cli.internal.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.output.Columns;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.paging.Page;
import io.github.mmfapi.model.RoutePage;
import io.github.mmfapi.model.RouteSummary;
import io.github.mmfapi.model.SearchRoutesRequest;
import io.github.mmfapi.wire.WireObject;
import java.util.function.Consumer;

/** The rows of {@code routes/search_routes}. */
final class RouteRows {
  /** The known fields. */
  static final Columns COLUMNS = Columns.of("route_key", "total_distance");

  private static final ObjectMapper JSON = new ObjectMapper();

  private RouteRows() {}

  /** Returns an object as it was received. */
  static ObjectNode json(WireObject object) {
    return JSON.valueToTree(object);
  }

  /**
   * Fetches a page.
   *
   * @throws IllegalStateException if its rows cannot be read; they would be missing silently
   */
  static Page<RouteSummary> page(
      MmfClient client, Consumer<SearchRoutesRequest.Builder> search, int start, int limit) {
    RoutePage page =
        client
            .routes()
            .searchRoutes(
                q -> {
                  search.accept(q);
                  q.startRecord(start).limit(limit);
                });
    String count = page.text("count");
    boolean none = !page.has("routes") && (count == null || count.equals("0"));
    if (!none && !page.isList("routes")) {
      throw new IllegalStateException(
          "the rows of routes/search_routes from start_record "
              + start
              + " cannot be read as a list; look at them with: mmf call routes/search_routes"
              + " start_record="
              + start);
    }
    return new Page<>(page.routes(), page.count());
  }
}
