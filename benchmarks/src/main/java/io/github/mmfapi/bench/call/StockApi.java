package io.github.mmfapi.bench.call;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import io.github.mmfapi.bench.decode.EnvelopeBean;
import io.github.mmfapi.bench.decode.EnvelopeBean.UserOutput;
import io.github.mmfapi.bench.decode.EnvelopeBean.WorkoutsOutput;

/** Is an interface written by hand for Feign and its stock codecs. */
public interface StockApi {
  /** The request line of all calls. */
  String WORKOUTS =
      "GET /workouts/get_workouts?user_id={userId}&user_key={userKey}&start_record={startRecord}"
          + "&limit={limit}&completed_flag={completedFlag}&start_date={startDate}";

  @RequestLine(WORKOUTS)
  @Headers("Accept: application/json")
  Response raw(
      @Param("userId") long userId,
      @Param("userKey") long userKey,
      @Param("startRecord") int startRecord,
      @Param("limit") int limit,
      @Param("completedFlag") int completedFlag,
      @Param("startDate") String startDate);

  @RequestLine(WORKOUTS)
  @Headers("Accept: application/json")
  EnvelopeBean<WorkoutsOutput> workouts(
      @Param("userId") long userId,
      @Param("userKey") long userKey,
      @Param("startRecord") int startRecord,
      @Param("limit") int limit,
      @Param("completedFlag") int completedFlag,
      @Param("startDate") String startDate);

  @RequestLine("GET /users/get_user")
  @Headers("Accept: application/json")
  EnvelopeBean<UserOutput> user();
}
