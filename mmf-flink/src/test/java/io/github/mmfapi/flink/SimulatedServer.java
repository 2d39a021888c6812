package io.github.mmfapi.flink;

import feign.AsyncClient;
import feign.Request;
import feign.Response;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves the lists of {@link FakeList} in virtual time: 2 % of the calls fail, or all for a time.
 */
final class SimulatedServer {
  private static final Pattern PARAMETER =
      Pattern.compile("[?&](start_record|limit|oauth_token)=([^&]*)");
  private static final int FAILING_PERCENT = 2;

  private final Map<String, FakeList> lists = new HashMap<>();
  private final Random random = new Random(22);
  private final long downFrom;
  private final long downTo;
  long calls;

  /** Creates a server that is down as a whole between two times. */
  SimulatedServer(Duration downFrom, Duration downTo) {
    this.downFrom = downFrom.toNanos();
    this.downTo = downTo.toNanos();
  }

  AsyncClient<Object> at(VirtualTime time) {
    return (request, options, context) -> respond(time, request);
  }

  /** Forgets the list of a member who is not read any more. */
  synchronized void forget(String member) {
    lists.remove(member);
  }

  private synchronized CompletableFuture<Response> respond(VirtualTime time, Request request) {
    calls++;
    CompletableFuture<Response> response = new CompletableFuture<>();
    boolean down = time.nanoTime() >= downFrom && time.nanoTime() < downTo;
    int fault = down ? 0 : random.nextInt(100) < FAILING_PERCENT ? random.nextInt(3) : -1;
    // 100 ms, and now and then a second.
    Duration latency =
        Duration.ofMillis(
            60 + (long) (random.nextDouble() * 80) + (random.nextInt(50) == 0 ? 1_000 : 0));
    time.after(
        latency,
        () -> {
          if (fault == 0) {
            response.completeExceptionally(new ConnectException("connection refused"));
          } else {
            response.complete(fault > 0 ? body(request, 502 + fault, "busy") : page(request));
          }
        });
    return response;
  }

  private synchronized Response page(Request request) {
    Map<String, String> query = new HashMap<>();
    Matcher parameters = PARAMETER.matcher(request.url());
    while (parameters.find()) {
      query.put(parameters.group(1), parameters.group(2));
    }
    String member = query.getOrDefault("oauth_token", "t-m0").substring(2);
    if (FakeList.isRefused(member)) {
      return body(request, 401, FakeServer.REFUSED);
    }
    int start = Integer.parseInt(query.getOrDefault("start_record", "0"));
    int limit = Integer.parseInt(query.getOrDefault("limit", "25"));
    FakeList list = lists.computeIfAbsent(member, key -> new FakeList(key, true));
    return body(request, 200, list.page(start, limit, false));
  }

  private static Response body(Request request, int status, String text) {
    return Response.builder()
        .status(status)
        .reason("")
        .headers(Map.of("Content-Type", List.of("application/json")))
        .body(text.getBytes(StandardCharsets.UTF_8))
        .request(request)
        .build();
  }
}
