package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.sandbox.SigningCaller;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Calls all methods with odd values. {@code -Dfuzz.requests=N} sets the number of requests, {@code
 * -Dfuzz.seed=N} the seed.
 */
@Tag("slow")
class FuzzTest {
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1_240);
  private static final long SEED = Long.getLong("fuzz.seed", 20130116);
  private static final int MANY_POINTS = 50_000;
  private static final int REQUESTS_OF_A_STATE = 3_000;
  private static final SandboxUser OTHER = new SandboxUser(7, "other", "secret");

  private static final List<String> TOKEN_METHODS =
      List.of("oauth/request_token", "oauth/access_token", "oauth/revoke", "oauth/authorize");

  /** Parameters that methods read although their line of the table does not name them. */
  private static final List<String> UNDECLARED =
      List.of(
          "o",
          "limit",
          "start_record",
          "sort_by",
          "period",
          "date_from",
          "date_to",
          "workout_date",
          "privacy_setting",
          "completed_flag",
          "distance",
          "workout_type_id",
          "route_id",
          "workout_id",
          "user_id",
          "group_id",
          "u",
          "p",
          "consumer_key");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final OperatingSystemMXBean process =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Random random = new Random(SEED);
  private final OddValues odd = new OddValues(random);
  private final Map<Integer, Integer> statuses = new HashMap<>();
  private final MmfSandbox sandbox =
      MmfSandbox.builder().user(SandboxUser.TUTORIAL).user(OTHER).demoData().start();
  private SigningCaller caller;
  private Duration slowest = Duration.ZERO;
  private String slowestMethod = "";
  private String pending = "";

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void everyMethod_withOddValues_isNeverAServerErrorAndNeverSlow() throws Exception {
    List<String> methods = new ArrayList<>(MethodTable.specs().keySet());
    methods.addAll(TOKEN_METHODS);
    assertThat(methods).hasSizeGreaterThan(100);

    for (int i = 0; i < REQUESTS; i++) {
      if (i % REQUESTS_OF_A_STATE == 0) {
        sandbox.reset();
        caller = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));
      }
      send(methods.get(i % methods.size()));
    }

    System.out.printf(
        "fuzz: %d requests, statuses %s, slowest %d ms (%s)%n",
        REQUESTS, statuses, slowest.toMillis(), slowestMethod);
    assertThat(statuses).containsKey(200);
  }

  @Test
  void everyRouteMethod_withALongRoute_isNotSlow() throws Exception {
    caller = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));
    String points =
        IntStream.range(0, MANY_POINTS)
            .mapToObj(i -> i % 7 * 0.01 + "," + i * 1e-6)
            .collect(Collectors.joining("|"));
    String key =
        caller
            .post(
                "/routes/save_route",
                new Parameter("route_name", "long"),
                new Parameter("route_type_id", "1"),
                new Parameter("total_distance", "1"),
                new Parameter("route_data", points))
            .at("/result/output/route_key")
            .asText();
    List<Parameter> route =
        List.of(new Parameter("route_key", key), new Parameter("seconds_per_mile", "600"));

    for (String method : MethodTable.specs().keySet()) {
      if (method.startsWith("routes/get") || method.startsWith("routes/view_route")) {
        SignedRequest signed = caller.sign("POST", "/" + method, route.toArray(Parameter[]::new));
        send(method, route, form(signed.url(), route));
      }
    }
  }

  private void send(String method) throws Exception {
    List<Parameter> parameters = parameters(method);
    send(method, parameters, request(method, parameters));
  }

  private void send(String method, List<Parameter> parameters, HttpRequest request)
      throws Exception {
    long cpuBefore = process.getProcessCpuTime();
    long before = System.nanoTime();
    HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    Duration time = Duration.ofNanos(System.nanoTime() - before);
    Duration cpu = Duration.ofNanos(process.getProcessCpuTime() - cpuBefore);

    String what = method + " " + described(parameters);
    statuses.merge(response.statusCode(), 1, Integer::sum);
    assertThat(response.statusCode())
        .as("%s: %s", what, new String(response.body(), java.nio.charset.StandardCharsets.UTF_8))
        .isNotEqualTo(500);
    // The processors may be shared: a slow response counts only if this process was busy, too.
    Duration busy = time.compareTo(cpu) < 0 ? time : cpu;
    assertThat(busy).as(what).isLessThan(Duration.ofSeconds(1));
    if (busy.compareTo(slowest) > 0) {
      slowest = busy;
      slowestMethod = what;
    }
  }

  private static String described(List<Parameter> parameters) {
    return parameters.stream()
        .map(p -> p.name() + "=" + p.value().substring(0, Math.min(80, p.value().length())))
        .toList()
        .toString();
  }

  private HttpRequest request(String method, List<Parameter> parameters) throws IOException {
    String path = "/" + method;
    if (method.equals("routes/import_route")) {
      String url = caller.sign("POST", path).url();
      return multipart(url, random.nextBoolean() ? odd.gpx() : odd.tcx());
    }
    if (method.equals("oauth/revoke")) {
      SigningCaller revoked = SigningCaller.of(sandbox, sandbox.authorize(OTHER));
      return form(revoked.sign("POST", path).url(), List.of());
    }
    if (method.startsWith("oauth/")) {
      return method.equals("oauth/authorize") ? authorize() : token(path);
    }
    String query = Parameters.render(parameters);
    if (random.nextInt(3) == 0 && query.length() < 4_000) {
      SignedRequest signed = caller.sign("GET", path + (query.isEmpty() ? "" : "?" + query));
      return HttpRequest.newBuilder(URI.create(signed.url())).build();
    }
    SignedRequest signed = caller.sign("POST", path, parameters.toArray(Parameter[]::new));
    return form(signed.url(), parameters);
  }

  /** Returns a token request, signed without a token, and remembers a token for the page. */
  private HttpRequest token(String path) {
    SigningCaller client =
        new SigningCaller(sandbox, sandbox.clientCredentials(), null, Clock.systemUTC());
    if (random.nextInt(10) == 0) {
      String response = client.send("/oauth/request_token");
      pending = Parameters.parse(response).get(0).value();
    }
    return form(client.sign("POST", path).url(), List.of());
  }

  /** Returns a request for the authorization page; it is not signed. */
  private HttpRequest authorize() {
    List<Parameter> form = new ArrayList<>();
    form.add(new Parameter("oauth_token", random.nextInt(4) > 0 ? pending : odd.text()));
    for (String name :
        List.of("oauth_callback", "csrf_token", "decision", "username", "password")) {
      if (random.nextBoolean()) {
        form.add(new Parameter(name, odd.text()));
      }
    }
    String url = sandbox.authorizeUrl().toString();
    String query = Parameters.render(form);
    return random.nextBoolean() && query.length() < 4_000
        ? HttpRequest.newBuilder(URI.create(url + "?" + query)).build()
        : form(url, form);
  }

  private static HttpRequest form(String url, List<Parameter> parameters) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(Parameters.render(parameters)))
        .build();
  }

  private static HttpRequest multipart(String url, String file) {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
            + file
            + "\r\n--b--\r\n";
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "multipart/form-data; boundary=b")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /** Returns most parameters of a method and some others, about half of them odd. */
  private List<Parameter> parameters(String method) {
    List<Parameter> parameters = new ArrayList<>();
    MethodSpec spec = MethodTable.specs().get(method);
    if (spec != null) {
      for (MethodSpec.Parameter parameter : spec.parameters()) {
        if (random.nextInt(10) > 0) {
          parameters.add(new Parameter(parameter.name(), value(parameter)));
        }
      }
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      String name = odd.of(UNDECLARED);
      String value = random.nextBoolean() ? sound(name, "int") : odd.text();
      parameters.add(new Parameter(name, value));
    }
    return parameters;
  }

  private String value(MethodSpec.Parameter parameter) {
    if (List.of("tcx", "data", "route_data", "map_settings", "seconds")
        .contains(parameter.name())) {
      return random.nextInt(8) == 0 ? odd.text() : odd.document(parameter.name());
    }
    boolean isOdd = random.nextInt(3) == 0;
    if (isOdd && parameter.type().equals("date")) {
      return odd.date();
    }
    return isOdd ? odd.text() : sound(parameter.name(), parameter.type());
  }

  /** Returns a value of a type, for ids often that of an object that exists. */
  private String sound(String name, String type) {
    return switch (name) {
      case "o" -> odd.of(List.of("json", "xml", "php"));
      case "workout_id" -> Long.toString(222399046L + random.nextInt(150));
      case "route_id" -> Long.toString(175411456L + random.nextInt(5));
      case "route_key" -> Long.toString(2025466620L + random.nextInt(5));
      case "session_id" -> Long.toString(401135834983568979L + random.nextInt(150));
      case "user_id", "user_key" -> sandbox.user().userId() + "";
      case "friend_user_id", "friend_user_key", "uid" -> "7";
      case "period" -> odd.of(List.of("weekly", "weekly2", "daily", "monthly", "yearly"));
      case "limit" -> "1000000";
      default ->
          switch (type) {
            case "int", "float" -> Integer.toString(1 + random.nextInt(3));
            case "bit", "bool" -> "1";
            case "date" -> "2013-01-16";
            default -> "some " + name + random.nextInt(1_000);
          };
    };
  }
}
