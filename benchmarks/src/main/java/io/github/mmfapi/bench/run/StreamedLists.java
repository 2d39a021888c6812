package io.github.mmfapi.bench.run;

import feign.Client;
import feign.Response;
import io.github.mmfapi.bench.call.Calls;
import io.github.mmfapi.bench.decode.Bodies;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.Workout;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Measures the heap held while lists of 1,000 to 100,000 workouts are read page by page. */
public final class StreamedLists {
  static final int[] SIZES = {1_000, 10_000, 100_000};

  private static final Pattern START = Pattern.compile("start_record=(\\d+)");
  private static final Pattern LIMIT = Pattern.compile("limit=(\\d+)");

  private StreamedLists() {}

  /** Prints the bytes held in the middle of each list, one line for each size. */
  public static void main(String[] arguments) throws InterruptedException {
    // The first list also loads classes, which do not count.
    heldHalfway(SIZES[0]);
    for (int size : SIZES) {
      System.out.println(heldHalfway(size));
    }
    System.exit(0);
  }

  private static long heldHalfway(int size) throws InterruptedException {
    Calls calls = new Calls("http://api.mapmyfitness.com/3.1");
    long before = Memory.used();
    try (MmfClient client = calls.generated(listOf(size))) {
      return heldHalfway(client.paging().workouts(all -> {}).iterator(), size, before);
    }
  }

  private static long heldHalfway(Iterator<Workout> rows, int size, long before)
      throws InterruptedException {
    for (int i = 0; i < size / 2; i++) {
      rows.next();
    }
    long held = Memory.used() - before;
    int rest = 0;
    while (rows.hasNext()) {
      rows.next();
      rest++;
    }
    if (rest != size - size / 2) {
      throw new IllegalStateException("the list of " + size + " workouts is incomplete");
    }
    return held;
  }

  /** Is a transport that responds with the requested part of a list of workouts. */
  private static Client listOf(int size) {
    return (request, options) -> {
      int start = parameter(START, request.url());
      int end = Math.min(size, start + parameter(LIMIT, request.url()));
      byte[] body = Bodies.workouts(start, end, size);
      return Response.builder()
          .request(request)
          .status(200)
          .headers(Map.of("Content-Type", List.of("application/json")))
          .body(body)
          .build();
    };
  }

  private static int parameter(Pattern name, String url) {
    Matcher found = name.matcher(url);
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  static void measure(Results results) throws IOException {
    List<String> options = List.of("-Xmx48m", "-XX:+UseSerialGC");
    try (ChildJvm jvm = ChildJvm.start(StreamedLists.class, options)) {
      for (int size : SIZES) {
        results.put("streamed." + size + ".held", Double.parseDouble(jvm.line()));
      }
    }
  }
}
