package io.github.mmfapi.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.Gzipped;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.value.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Responses that are longer than a client takes, also those that are short on the wire. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LongResponseTest {
  private static final int LIMIT = 100_000;
  private static final int DEFAULT_LIMIT = 64 * 1024 * 1024;

  /** One byte more than the default limit, compressed. */
  private static final byte[] JUST_TOO_LONG = gzip(DEFAULT_LIMIT + 1);

  private final FaultServer server = new FaultServer();

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private MmfClientBuilder builder(TransportVariant variant) {
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
        .tokenCredentials(FaultServer.TOKEN)
        .retryPolicy(RetryPolicy.none())
        .transport(variant.transport());
  }

  /** Returns a JSON text of a length in bytes, compressed; most of it is blanks. */
  private static byte[] gzip(int length) {
    return Gzipped.of(Recorded.NO_WORKOUTS + " ".repeat(length - Recorded.NO_WORKOUTS.length()));
  }

  private static FaultServer.Action compressed(byte[] body) {
    return FaultServer.bytes(
        "HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: "
            + body.length,
        body);
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void response_ofTheLimit_isRead_andOneByteMoreIsTooLong(TransportVariant variant)
      throws Throwable {
    try (MmfClient client = builder(variant).maxResponseSize(LIMIT).build()) {
      server.always(compressed(gzip(LIMIT)));
      variant.read(client);

      server.always(compressed(gzip(LIMIT + 1)));
      assertThat(catchThrowable(() -> variant.read(client)))
          .isExactlyInstanceOf(MmfResponseException.class)
          .hasMessageContaining("more than 100000 bytes")
          .hasMessageContaining("maxResponseSize");
    }
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void response_ofMoreThan64Mebibytes_isTooLongByDefault(TransportVariant variant)
      throws Throwable {
    try (MmfClient client = builder(variant).build()) {
      server.always(compressed(JUST_TOO_LONG));

      assertThat(catchThrowable(() -> variant.read(client)))
          .isExactlyInstanceOf(MmfResponseException.class)
          .hasMessageContaining("more than 67108864 bytes");
    }
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void endlessResponse_isTooLong(TransportVariant variant) {
    byte[] blanks = " ".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
    server.always(
        (socket, request) -> {
          FaultServer.write(socket, "HTTP/1.1 200 X\r\nContent-Type: application/json\r\n\r\n{");
          // Ends when the client closes the connection.
          while (true) {
            socket.getOutputStream().write(blanks);
          }
        });
    try (MmfClient client = builder(variant).maxResponseSize(LIMIT).build()) {
      assertThat(catchThrowable(() -> variant.read(client)))
          .isExactlyInstanceOf(MmfResponseException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void streams_haveNoLimit(TransportVariant variant) throws Throwable {
    server.always(compressed(gzip(3 * LIMIT)));
    try (MmfClient client = builder(variant).maxResponseSize(LIMIT).build()) {
      RawRequest request = RawRequest.get("workouts/get_workouts");
      try (RawResponse raw =
          variant.isAsync()
              ? client.async().raw().call(request).join()
              : client.raw().call(request)) {
        assertThat(raw.body().stream().readAllBytes()).hasSize(3 * LIMIT);
      }
      byte[] file = "x".repeat(3 * LIMIT).getBytes(StandardCharsets.US_ASCII);
      server.always(
          FaultServer.bytes(
              "HTTP/1.1 200 X\r\nContent-Type: image/png\r\nContent-Length: " + file.length, file));
      try (Download download =
          variant.isAsync()
              ? client.async().users().getAvatar(a -> a.uid(5L)).join()
              : client.users().getAvatar(a -> a.uid(5L))) {
        assertThat(download.stream().readAllBytes()).hasSize(3 * LIMIT);
      }
    }
  }
}
