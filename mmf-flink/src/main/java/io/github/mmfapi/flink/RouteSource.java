package io.github.mmfapi.flink;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.paging.AsyncRows;
import io.github.mmfapi.client.paging.ListPosition;
import io.github.mmfapi.flink.internal.calls.CallSteps;
import io.github.mmfapi.model.RouteSummary;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Emits the routes of all members, by {@code routes/search_routes} with the member's {@code
 * user_id}, for which {@code users/get_user} is called once for each member. Rows have no month.
 */
public final class RouteSource extends MemberListSource {
  private static final long serialVersionUID = 1L;

  /** The call that is made besides those for pages. */
  static final String EXTRA_CALL = "users/get_user";

  /**
   * Creates the source.
   *
   * @param settings its settings
   */
  public RouteSource(SourceSettings settings) {
    super(settings);
  }

  @Override
  MemberWalk walk(MmfClient client, String userKey, int pageSize) {
    return new Routes(client, userKey, pageSize);
  }

  /** Reads the routes of one member. */
  private static final class Routes implements MemberWalk {
    private final MmfClient client;
    private final String userKey;
    private final int pageSize;
    private volatile @Nullable AsyncRows<RouteSummary> rows;

    private Routes(MmfClient client, String userKey, int pageSize) {
      this.client = client;
      this.userKey = userKey;
      this.pageSize = pageSize;
    }

    @Override
    public CompletableFuture<PageOfRows> next(ListPosition position) {
      AsyncRows<RouteSummary> known = rows;
      CompletableFuture<AsyncRows<RouteSummary>> list =
          known == null ? search() : CompletableFuture.completedFuture(known);
      return CallSteps.map(
          CallSteps.then(list, found -> found.next(position)),
          batch -> WireRows.page(userKey, batch, route -> ""));
    }

    private CompletableFuture<AsyncRows<RouteSummary>> search() {
      return CallSteps.map(
          client.async().users().getUser(),
          response -> {
            Long userId = response.user() == null ? null : response.user().userId();
            if (userId == null) {
              throw MmfResponseException.of(
                  FailedCall.of("GET", EXTRA_CALL, 200), "the user has no user_id");
            }
            AsyncRows<RouteSummary> found =
                client.async().paging().routes(q -> q.userId(userId).limit(pageSize));
            rows = found;
            return found;
          });
    }
  }
}
