package io.github.mmfapi.contract.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.support.InMemoryServer;
import io.github.mmfapi.contract.internal.spec.Operations;
import io.github.mmfapi.contract.operations.Bindings;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.value.Download;
import io.github.mmfapi.wire.WireObject;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Calls operations whose responses are odd documents: each ends in a value that every accessor can
 * read, or in an {@link MmfException} whose message is one line of bounded length, in a moment;
 * nothing else leaves the client. More documents with {@code -Dfuzz.count}, others with {@code
 * -Dfuzz.seed}.
 */
final class OddResponses {
  private static final int COUNT = Integer.getInteger("fuzz.count", 0);
  private static final long SEED = Long.getLong("fuzz.seed", 5849);
  private static final Duration MOST = Duration.ofSeconds(20);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<Class<?>, List<Method>> ACCESSORS = new ConcurrentHashMap<>();

  /** How a document ended. */
  enum End {
    VALUE,
    EXCEPTION
  }

  /** Makes the documents, the same ones for the same numbers. */
  @FunctionalInterface
  interface Documents {
    String spoiled(JsonNode body, SplittableRandom random);
  }

  private final OddServer server = new OddServer();
  private final Documents documents;
  private final int clients;
  private final List<OddCall> all;
  private final List<OddCall> typed;

  /**
   * Prepares all operations.
   *
   * @param setups the clients, of which each call uses one
   */
  OddResponses(Documents documents, List<UnaryOperator<MmfClientBuilder>> setups) {
    this.documents = documents;
    this.clients = setups.size();
    List<MmfClient> built = setups.stream().map(setup -> setup.apply(client()).build()).toList();
    this.all =
        Operations.generated().stream()
            .filter(operation -> !operation.isFormResponse())
            .map(operation -> OddCall.of(operation, built))
            .toList();
    this.typed = all.stream().filter(OddCall::isTyped).toList();
  }

  /** Gives each request the same response. */
  private static final class OddServer extends InMemoryServer {
    int status = 200;
    String body = "";

    @Override
    public Response execute(Request request, Request.Options options) {
      return answer(request, status, body);
    }
  }

  private MmfClientBuilder client() {
    return MmfClient.builder()
        .baseUrl("http://127.0.0.1/3.1")
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .tokenCredentials(ContractServer.TOKEN)
        .transport(server, server)
        .retryPolicy(RetryPolicy.none());
  }

  /**
   * Checks documents. How many of them ended how is in the test's output file.
   *
   * @param usual how many, unless the property says otherwise
   */
  void check(int usual) {
    int count = COUNT > 0 ? COUNT : usual;
    Map<End, Integer> ends = new EnumMap<>(End.class);
    for (long seed = SEED; seed < SEED + count; seed++) {
      long start = System.nanoTime();
      try {
        ends.merge(check(new SplittableRandom(seed)), 1, Integer::sum);
        if (System.nanoTime() - start > MOST.toNanos()) {
          throw new AssertionError("took longer than " + MOST);
        }
      } catch (Throwable e) {
        String again =
            String.format(Locale.ROOT, "again with -Dfuzz.seed=%d -Dfuzz.count=1: ", seed);
        throw new AssertionError(again + shortened(server.body), e);
      }
    }
    System.out.println(count + " documents: " + ends);
    if (count >= usual) {
      assertThat(ends).as("both ends occur").containsOnlyKeys(End.values());
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(2000, text.length()));
  }

  private End check(SplittableRandom random) throws Exception {
    List<OddCall> from = random.nextInt(4) > 0 ? typed : all;
    OddCall call = from.get(random.nextInt(from.size()));
    server.status = random.nextInt(20) > 0 ? 200 : 500;
    server.body = documents.spoiled(call.body(), random);
    int client = random.nextInt(clients);
    Object synchronous = outcome(() -> call.make(client));
    if (random.nextInt(4) == 0) {
      Object asynchronous = outcome(() -> call.makeAsync(client));
      if (asynchronous.getClass() != synchronous.getClass()) {
        throw new AssertionError(asynchronous + " instead of " + synchronous);
      }
    }
    return synchronous instanceof MmfException ? End.EXCEPTION : End.VALUE;
  }

  /** Makes one call. */
  @FunctionalInterface
  private interface Call {
    Object make() throws Exception;
  }

  private static Object outcome(Call call) throws Exception {
    try {
      Object value = call.make();
      if (value != null) {
        readEverything(value);
      }
      return value == null ? "nothing" : value;
    } catch (MmfException e) {
      String message = e.getMessage();
      boolean bounded =
          message.length() <= 4_000
              && e.errors().size() <= 20
              && e.errors().stream().allMatch(text -> text.length() <= 500);
      if (!bounded || message.chars().anyMatch(Character::isISOControl)) {
        throw new AssertionError("a message without bounds or of several lines", e);
      }
      return e;
    }
  }

  private static void readEverything(Object value) throws IOException {
    int hashCode = value.hashCode();
    if (value.toString() == null || value.hashCode() != hashCode) {
      throw new AssertionError("no text, or a hash code that changes");
    }
    if (value instanceof WireObject object) {
      assertThat(object.unknown()).isNotNull();
      for (Method accessor : accessors(object.getClass())) {
        Object read = Bindings.invoke(accessor, object);
        if (read instanceof WireObject || read instanceof List<?>) {
          readEverything(read);
        }
      }
      assertLossless(object);
    } else if (value instanceof List<?> list) {
      for (Object entry : list) {
        readEverything(entry);
      }
    } else if (value instanceof Download file) {
      file.close();
    }
  }

  private static void assertLossless(WireObject object) throws JsonProcessingException {
    String written = MAPPER.writeValueAsString(object);
    // Not the objects: 1e0 is written as 1.
    String again = MAPPER.writeValueAsString(MAPPER.readValue(written, object.getClass()));
    if (!again.equals(written)) {
      throw new AssertionError(again + " instead of " + written);
    }
  }

  private static List<Method> accessors(Class<?> model) {
    return ACCESSORS.computeIfAbsent(
        model,
        type ->
            Stream.of(type.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()))
                .filter(m -> !Modifier.isStatic(m.getModifiers()) && m.getParameterCount() == 0)
                .toList());
  }
}
