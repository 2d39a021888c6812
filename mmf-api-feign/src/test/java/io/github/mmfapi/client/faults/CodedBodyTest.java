package io.github.mmfapi.client.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.Gzipped;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Content codings, and bodies that cannot be read, on each transport. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CodedBodyTest {
  private static final String CHUNKED =
      String.join(
          "\r\n",
          "HTTP/1.1 200 X",
          "Content-Type: application/json",
          "Content-Encoding: gzip",
          "Transfer-Encoding: chunked",
          "Connection: close",
          "",
          "");

  private final FaultServer server = new FaultServer();

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  private MmfClient client(TransportVariant variant) {
    return MmfClient.builder()
        .baseUrl(server.baseUrl())
        .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
        .tokenCredentials(FaultServer.TOKEN)
        .retryPolicy(RetryPolicy.none())
        .transport(variant.transport())
        .build();
  }

  private static FaultServer.Action coded(int status, String coding, byte[] body) {
    return FaultServer.bytes(
        String.format(
            Locale.ROOT,
            "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Encoding: %s\r\nContent-Length: %d",
            status,
            coding,
            body.length),
        body);
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void gzip_underEachOfItsNames_isRead(TransportVariant variant) throws Throwable {
    byte[] body = Gzipped.of(Recorded.NO_WORKOUTS);
    for (String name : new String[] {"gzip", "GZIP", "x-gzip", "X-Gzip", "identity, gzip"}) {
      server.always(coded(200, name, body));
      try (MmfClient client = client(variant)) {
        variant.read(client);
      }
    }
    assertThat(server.received()).hasSize(5);
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void gzip_ofSeveralMembers_isReadToItsEnd(TransportVariant variant) throws Throwable {
    String[] members = Recorded.NO_WORKOUTS.split("(?<=,)");
    assertThat(members).hasSizeGreaterThan(2);
    for (int i = 0; i < members.length; i++) {
      // Longer than any buffer, so that a member begins with a read of its own.
      members[i] += " ".repeat(70_000);
    }
    byte[] body = Gzipped.of(members);
    server.always(
        (socket, request) -> {
          FaultServer.write(socket, CHUNKED);
          socket.setTcpNoDelay(true);
          for (String member : members) {
            byte[] bytes = Gzipped.of(member);
            socket.getOutputStream().write(chunk(bytes));
            socket.getOutputStream().flush();
          }
          FaultServer.write(socket, "0\r\n\r\n");
        });
    try (MmfClient client = client(variant)) {
      variant.read(client);
      server.always(coded(200, "gzip", body));
      variant.read(client);
    }
  }

  private static byte[] chunk(byte[] bytes) {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    try {
      chunk.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      chunk.write(bytes);
      chunk.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return chunk.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void unreadableBody_ofAnError_isAnEmptyExcerpt(TransportVariant variant) {
    byte[] zipped = Gzipped.of(Recorded.UNSIGNED.repeat(50));
    for (byte[] body : new byte[][] {{}, Arrays.copyOf(zipped, 20), {'n', 'o'}}) {
      server.always(coded(401, "gzip", body));
      try (MmfClient client = client(variant)) {
        assertThat(catchThrowable(() -> variant.read(client)))
            .isInstanceOfSatisfying(
                MmfException.class,
                refused -> {
                  assertThat(refused.status()).isEqualTo(401);
                  assertThat(refused.bodyExcerpt()).isEmpty();
                });
      }
    }
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void revoke_answered200WithAnyBody_isDone(TransportVariant variant) {
    byte[] json = Recorded.GET_USER.getBytes(StandardCharsets.UTF_8);
    FaultServer.Action[] answers = {
      coded(200, "gzip", new byte[0]),
      coded(200, "gzip", Arrays.copyOf(Gzipped.of(Recorded.GET_USER), 20)),
      coded(200, "gzip", json),
      FaultServer.half(Recorded.GET_USER),
      coded(200, "identity", Arrays.copyOf(json, json.length / 2)),
    };
    for (FaultServer.Action answer : answers) {
      server.always(answer);
      try (MmfClient client = client(variant)) {
        if (variant.isAsync()) {
          client.async().oAuth().revoke().join();
        } else {
          client.oAuth().revoke();
        }
      }
    }
    assertThat(server.received()).hasSize(answers.length);
  }
}
