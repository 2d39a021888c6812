package io.github.mmfapi.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.testoutput.JvmCommand;
import io.github.mmfapi.value.Download;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM with a heap of 64 MB downloads a file of 200 MB. */
class StreamingTest {
  private static final int CHUNK = 1024 * 1024;
  private static final int CHUNKS = 200;

  private HttpServer server;

  /** Runs in the other JVM: downloads the file, and prints its length and checksum. */
  static final class SmallReader {
    private SmallReader() {}

    public static void main(String[] arguments) throws IOException {
      CheckedOutputStream sink =
          new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
      try (MmfClient client =
          MmfClient.builder()
              .baseUrl(arguments[0])
              .clientCredentials(ClientCredentials.of("key", "secret"))
              .build()) {
        long length = download(client, arguments[1], sink);
        System.out.println(length + " " + sink.getChecksum().getValue());
      }
    }

    private static long download(MmfClient client, String api, OutputStream sink)
        throws IOException {
      RawRequest raw = RawRequest.get("routes/get_route_kml");
      if (api.startsWith("raw")) {
        try (RawResponse answer =
            api.equals("raw") ? client.raw().call(raw) : client.async().raw().call(raw).join()) {
          return answer.body().transferTo(sink);
        }
      }
      try (Download kml =
          api.equals("typed")
              ? client.routes().getRouteKml(r -> r.routeKey("1"))
              : client.async().routes().getRouteKml(r -> r.routeKey("1")).join()) {
        return kml.transferTo(sink);
      }
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/3.1/routes/get_route_kml", StreamingTest::serve);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static byte[] chunk() {
    byte[] chunk = new byte[CHUNK];
    Arrays.fill(chunk, (byte) ' ');
    byte[] start = "<kml><coordinates>-97.7,30.2</coordinates>".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(start, 0, chunk, 0, start.length);
    return chunk;
  }

  private static void serve(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.google-earth.kml+xml");
    exchange.sendResponseHeaders(200, 0);
    byte[] chunk = chunk();
    try (OutputStream body = exchange.getResponseBody()) {
      for (int i = 0; i < CHUNKS; i++) {
        body.write(chunk);
      }
    }
  }

  private static long checksum() {
    CRC32 checksum = new CRC32();
    byte[] chunk = chunk();
    for (int i = 0; i < CHUNKS; i++) {
      checksum.update(chunk);
    }
    return checksum.getValue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"typed", "typed-async", "raw", "raw-async"})
  @Timeout(120)
  void download_of200MegabytesInAHeapOf64_isComplete(String api) throws Exception {
    Process reader =
        new ProcessBuilder(
                JvmCommand.of(
                    List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError"),
                    SmallReader.class.getName(),
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/3.1",
                    api))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String printed = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(reader.waitFor()).isZero();
      assertThat(printed.strip().lines().reduce((first, last) -> last))
          .hasValue((long) CHUNK * CHUNKS + " " + checksum());
    } finally {
      reader.destroyForcibly();
    }
  }
}
