package io.github.mmfapi.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Request;
import feign.Response;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.Gzipped;
import io.github.mmfapi.client.support.TransportVariant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The body of a response, as each transport hands it on. */
@Timeout(60)
class ResponseBodyTest {
  private static final TransportSettings SETTINGS =
      ShortTimeouts.withCallTimeout(Duration.ofSeconds(20));

  private static final Request.Options OPTIONS =
      new Request.Options(5, TimeUnit.SECONDS, 5, TimeUnit.SECONDS, false);

  /** With every byte that UTF-8 has, the least and the greatest included. */
  private static final String TEXT = "\0\u0001\u007f é \ud83d\ude00";

  private static Response send(TransportVariant variant, Transport transport, FaultServer server)
      throws IOException {
    Request request =
        Request.create(
            Request.HttpMethod.GET,
            server.baseUrl() + "/workouts/get_workouts",
            Map.of("Accept", List.of("*/*")),
            (byte[]) null,
            StandardCharsets.UTF_8,
            null);
    return variant.isAsync()
        ? transport.asyncClient().execute(request, OPTIONS, Optional.empty()).join()
        : transport.client().execute(request, OPTIONS);
  }

  @ParameterizedTest
  @EnumSource
  void body_read_isThatOfTheServerWithItsLengthIfItIsKnown(TransportVariant variant)
      throws IOException {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    byte[] zipped = Gzipped.of(TEXT);
    try (FaultServer server = new FaultServer();
        Transport transport = variant.transport().open(SETTINGS)) {
      for (boolean known : new boolean[] {true, false}) {
        server.always(FaultServer.bytes("HTTP/1.1 200 OK" + length(known, bytes), bytes));
        try (Response response = send(variant, transport, server)) {
          assertThat(response.body().length()).isEqualTo(known ? bytes.length : null);
          assertThat(response.headers().containsKey("Content-Length")).isEqualTo(known);
          assertThat(byteByByte(response)).isEqualTo(bytes);
        }
        server.always(
            FaultServer.bytes(
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip" + length(known, zipped), zipped));
        try (Response response = send(variant, transport, server)) {
          assertThat(response.body().length()).isNull();
          assertThat(response.headers()).doesNotContainKeys("Content-Length", "Content-Encoding");
          assertThat(byteByByte(response)).isEqualTo(bytes);
        }
      }
    }
  }

  private static String length(boolean known, byte[] body) {
    return known ? "\r\nContent-Length: " + body.length : "";
  }

  @ParameterizedTest
  @EnumSource
  void body_closed_cannotBeRead(TransportVariant variant) throws IOException {
    try (FaultServer server = new FaultServer();
        Transport transport = variant.transport().open(SETTINGS)) {
      server.always(FaultServer.answer(200, "text/plain", TEXT));
      Response response = send(variant, transport, server);
      InputStream in = response.body().asInputStream();
      assertThat(in.read()).isZero();

      response.close();

      assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessageContaining("closed");
    }
  }

  private static byte[] byteByByte(Response response) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (InputStream in = response.body().asInputStream()) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        read.write(next);
      }
    }
    return read.toByteArray();
  }
}
