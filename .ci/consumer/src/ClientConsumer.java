import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.wire.WireValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Calls a server of the JDK, so that nothing but the client and what it needs is tried. */
public final class ClientConsumer {
  private static final String WORKOUT =
      "{\"workout_id\":\"1\",\"route_id\":null,\"distance\":3.10,\"notes\":\"\",\"new\":{\"a\":[1.50,5e2]}}";

  private ClientConsumer() {}

  public static void main(String[] arguments) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/3.1/workouts/get_workouts", e -> answer(e, "{\"workouts\":[" + WORKOUT + "]}"));
    server.createContext("/3.1/", e -> answer(e, WORKOUT));
    server.start();
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl("http://127.0.0.1:" + server.getAddress().getPort() + "/3.1")
            .clientCredentials(ClientCredentials.of("key", "secret"))
            .build()) {
      List<Workout> workouts = client.workouts().getWorkouts(q -> q.limit(5)).workouts();
      require(workouts.equals(client.async().workouts().getWorkouts().join().workouts()), "async");
      require(WireValue.of(workouts).toJson().equals("[" + WORKOUT + "]"), "lossless");
      WireValue free = client.users().getUserSummary(q -> q.userId(1L));
      require(free.toJson().equals(WORKOUT), "free form: " + free.toJson());
      require(client.raw().text(RawRequest.get("a/b")).contains(WORKOUT), "raw");
      jackson(workouts);
    } finally {
      server.stop(0);
    }
    System.out.println("the client works");
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, String output)
      throws IOException {
    byte[] body =
        ("{\"result\":{\"status\":1,\"output\":" + output + ",\"errors\":[]}}")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Writes and reads the models with each Jackson that is there, by reflection for the third. */
  private static void jackson(List<Workout> workouts) throws Exception {
    String json = "[" + WORKOUT + "]";
    var two = new com.fasterxml.jackson.databind.ObjectMapper();
    require(two.writeValueAsString(workouts).equals(json), "written by Jackson 2");
    require(List.of(two.readValue(json, Workout[].class)).equals(workouts), "read by Jackson 2");
    Class<?> type;
    try {
      type = Class.forName("tools.jackson.databind.ObjectMapper");
    } catch (ClassNotFoundException none) {
      System.out.println("without Jackson 3");
      return;
    }
    Object three = type.getConstructor().newInstance();
    Object written = type.getMethod("writeValueAsString", Object.class).invoke(three, workouts);
    require(written.equals(json), "written by Jackson 3: " + written);
    Object read =
        type.getMethod("readValue", String.class, Class.class).invoke(three, json, Workout[].class);
    require(List.of((Object[]) read).equals(workouts), "read by Jackson 3");
    System.out.println("with Jackson 3");
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new AssertionError(what);
    }
  }
}
