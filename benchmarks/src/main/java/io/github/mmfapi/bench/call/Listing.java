package io.github.mmfapi.bench.call;

import feign.Response;
import io.github.mmfapi.bench.decode.EnvelopeBean;
import io.github.mmfapi.bench.decode.EnvelopeBean.WorkoutsOutput;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.GetWorkoutsRequest;
import io.github.mmfapi.model.WorkoutPage;

/** Makes the measured call, which has six parameters, with each kind of client. */
public final class Listing {
  private static final long USER = 26_345_682;
  private static final int LIMIT = 25;
  private static final String START_DATE = "01/16/2013";

  private Listing() {}

  public static WorkoutPage generated(MmfClient client) {
    GetWorkoutsRequest.Builder request =
        GetWorkoutsRequest.builder()
            .userId(USER)
            .userKey(Long.toString(USER))
            .startRecord(0)
            .limit(LIMIT)
            .completedFlag(true);
    request.set("start_date", START_DATE);
    return client.workouts().getWorkouts(request.build());
  }

  public static EnvelopeBean<WorkoutsOutput> stock(StockApi api) {
    return api.workouts(USER, USER, 0, LIMIT, 1, START_DATE);
  }

  /** Does not read the response, so that only the request is measured. */
  public static Response raw(StockApi api) {
    return api.raw(USER, USER, 0, LIMIT, 1, START_DATE);
  }
}
