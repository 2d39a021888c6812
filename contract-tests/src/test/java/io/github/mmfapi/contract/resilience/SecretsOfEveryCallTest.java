package io.github.mmfapi.contract.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Logger;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.MmfCallListener;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.metrics.MmfMetrics;
import io.github.mmfapi.client.metrics.MmfObservations;
import io.github.mmfapi.client.support.CapturedOutput;
import io.github.mmfapi.client.support.CapturingLogProvider;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.oauth1.Placement;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Makes every kind of call over every transport, with every placement and the fullest log, directly
 * and through a proxy that wants a password, against a server that repeats all it knows, and
 * searches what is said of it: logs, printed text, {@code toString}, each property of an exception,
 * its serialized form, meters and traces.
 */
@Timeout(60)
class SecretsOfEveryCallTest {
  /** The JDK's client logs the URLs that it sends; referred to, or the setting would be lost. */
  private static final java.util.logging.Logger JDK_WIRE =
      java.util.logging.Logger.getLogger("jdk.internal.httpclient.debug");

  /** What is said of the calls of one kind. */
  private CapturedOutput output;

  private final FaultServer server = new FaultServer();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ObservationRegistry observations = ObservationRegistry.create();

  @AfterEach
  void close() throws IOException {
    JDK_WIRE.setLevel(null);
    server.close();
  }

  static Stream<Arguments> settings() {
    List<Arguments> all = new ArrayList<>();
    for (TransportVariant variant : TransportVariant.values()) {
      for (Placement placement : Placement.values()) {
        all.add(Arguments.of(variant, placement, Logger.Level.FULL, false));
      }
      all.add(Arguments.of(variant, Placement.HEADER, Logger.Level.FULL, true));
    }
    for (Logger.Level level : EnumSet.complementOf(EnumSet.of(Logger.Level.FULL))) {
      all.add(Arguments.of(TransportVariant.OKHTTP, Placement.HEADER, level, false));
    }
    return all.stream();
  }

  @ParameterizedTest(name = "{0}, {1}, log {2}, through a proxy: {3}")
  @MethodSource("settings")
  void calls_ofEveryKind_revealNoSecret(
      TransportVariant variant, Placement placement, Logger.Level level, boolean proxied)
      throws Exception {
    try (MmfClient client = client(variant, placement, level, proxied)) {
      for (CallKind kind : CallKind.values()) {
        List<FaultServer.Received> before = List.copyOf(server.received());
        try (CapturedOutput captured = new CapturedOutput()) {
          output = captured;
          listenWithoutTheWire(captured);
          makeAll(client, variant, kind);
          List<String> secrets = Secrets.forms();
          List<FaultServer.Received> sent = server.received();
          sent.subList(before.size(), sent.size())
              .forEach(request -> secrets.addAll(Secrets.signature(request)));

          assertThat(sent).hasSizeGreaterThanOrEqualTo(before.size() + answers().size());
          assertThat(secrets)
              .as("with signatures")
              .hasSizeGreaterThan(Secrets.forms().size() + answers().size());
          assertThat(sent)
              .allMatch(request -> (request.header("Proxy-Authorization") != null) == proxied);
          assertThat(captured.count()).isGreaterThan(30);
          assertThat(captured.with(secrets)).as("%s", kind).isEmpty();
        }
      }
    }
  }

  private void makeAll(MmfClient client, TransportVariant variant, CallKind kind) throws Exception {
    output.add(client);
    for (FaultServer.Action answer : answers()) {
      server.once(answer);
      make(client, variant, kind);
    }
    if (variant.isAsync() && kind != CallKind.FLOW) {
      cancel(client, kind);
    }
    output.add(meters.getMetersAsString());
  }

  /** HttpComponents logs what goes over the wire, as any HTTP library does that is told to. */
  private static void listenWithoutTheWire(CapturedOutput output) {
    CapturingLogProvider.listen(
        line -> {
          if (!line.startsWith("org.apache.hc.")) {
            output.add(line);
          }
        });
    JDK_WIRE.setLevel(java.util.logging.Level.OFF);
  }

  private MmfClient client(
      TransportVariant variant, Placement placement, Logger.Level level, boolean proxied) {
    observations
        .observationConfig()
        .observationHandler(
            new ObservationHandler<>() {
              @Override
              public void onStop(Observation.Context context) {
                output.add(context);
              }

              @Override
              public boolean supportsContext(Observation.Context context) {
                return true;
              }
            });
    MmfClientBuilder builder =
        MmfClient.builder()
            .baseUrl(server.baseUrl())
            .clientCredentials(Secrets.CLIENT)
            .tokenCredentials(Secrets.TOKEN)
            .placement(placement)
            .logLevel(level)
            .retryPolicy(RetryPolicy.none())
            .callTimeout(Duration.ofSeconds(10))
            .listener(everythingOf())
            .listener(MmfMetrics.of(meters))
            .listener(MmfObservations.ofTraces(observations))
            .signatureListener(
                signed -> {
                  output.add(signed);
                  output.add(signed.explain().method());
                })
            .transport(variant.transport());
    if (proxied) {
      InetSocketAddress proxy =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
      builder
          .baseUrl("http://api.example.invalid/3.1")
          .proxy(proxy, "proxy-user", Secrets.PROXY_PASSWORD);
    }
    return builder.build();
  }

  /** Returns a listener that keeps every argument of every method it has. */
  private MmfCallListener everythingOf() {
    return (MmfCallListener)
        Proxy.newProxyInstance(
            MmfCallListener.class.getClassLoader(),
            new Class<?>[] {MmfCallListener.class},
            (proxy, method, arguments) -> {
              if (method.getDeclaringClass() == MmfCallListener.class && arguments != null) {
                Stream.of(arguments).filter(a -> a != null).forEach(a -> addAll(a));
              }
              return switch (method.getName()) {
                case "countsCalls" -> false;
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> 1;
                case "toString" -> "listener";
                default -> null;
              };
            });
  }

  private static List<FaultServer.Action> answers() {
    return List.of(
        FaultServer::answerAsRecorded,
        repeating(200, "text/plain", "%s"),
        repeating(200, "application/json", "{\"result\":{\"status\":-1,\"errors\":[%s]}}"),
        repeating(302, "text/html", "<p>%s</p>"),
        repeating(401, "application/json", "{\"result\":{\"status\":-1,\"errors\":[%s]}}"),
        repeating(500, "text/html", "<p>%s</p>"),
        FaultServer.reset());
  }

  /** Responds with the secrets and with the request, in the headers and in the body. */
  private static FaultServer.Action repeating(int status, String type, String form) {
    return (socket, request) -> {
      // Nobody but the application signs a token call, so its server repeats no token.
      String secret =
          request.line().contains("oauth/") ? Secrets.CLIENT.secret() : Secrets.TOKEN.secret();
      String known = Secrets.CLIENT.secret() + " and " + secret + " " + request.head();
      String text = known + (form.contains("status") ? "" : request.body());
      String body =
          form.contains("status") ? form.replace("%s", quoted(text)) : form.replace("%s", text);
      FaultServer.answer(
              status,
              type,
              body,
              "X-Request-Id: " + secret,
              "Set-Cookie: s=" + Secrets.COOKIE,
              "Location: http://h/?x=" + Secrets.CLIENT.secret())
          .to(socket, request);
    };
  }

  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\r", "\\r").replace("\n", "\\n")
        + "\"";
  }

  private void make(MmfClient client, TransportVariant variant, CallKind kind) {
    try {
      output.add(
          variant.isAsync() ? CallKind.closed(kind.begin(client).join()) : kind.call(client));
    } catch (CompletionException e) {
      addAll(e);
      addAll(e.getCause());
    } catch (RuntimeException e) {
      addAll(e);
    }
  }

  private void cancel(MmfClient client, CallKind kind) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    server.once(
        (socket, request) -> {
          arrived.countDown();
          socket.getInputStream().read();
        });
    CompletableFuture<?> call = kind.begin(client);
    assertThat(arrived.await(10, TimeUnit.SECONDS)).as("%s arrived", kind).isTrue();
    call.cancel(true);
    output.add(call);
  }

  /** Adds an object and, of an exception, whatever it can be asked for. */
  private void addAll(Object object) {
    output.add(object);
    if (object instanceof Throwable thrown) {
      for (Method method : object.getClass().getMethods()) {
        if (isProperty(method)) {
          output.add(text(value(method, thrown)));
        }
      }
      output.add(serialized(thrown));
    }
  }

  private static boolean isProperty(Method method) {
    return method.getParameterCount() == 0
        && method.getReturnType() != void.class
        && !Modifier.isStatic(method.getModifiers())
        && method.getDeclaringClass() != Object.class
        && !method.getName().equals("fillInStackTrace");
  }

  private static Object value(Method method, Throwable thrown) {
    try {
      return method.invoke(thrown);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + method, e);
    }
  }

  private static String text(Object value) {
    if (value instanceof Optional<?> optional) {
      return text(optional.orElse(null));
    }
    if (value instanceof ByteBuffer bytes) {
      return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    return value instanceof Object[] array ? Arrays.toString(array) : String.valueOf(value);
  }

  private static String serialized(Throwable thrown) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(thrown);
    } catch (IOException e) {
      throw new IllegalStateException("an exception cannot be serialized", e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
