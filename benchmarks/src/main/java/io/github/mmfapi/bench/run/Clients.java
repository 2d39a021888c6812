package io.github.mmfapi.bench.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import feign.Client;
import io.github.mmfapi.bench.call.Calls;
import io.github.mmfapi.bench.call.StockApi;
import io.github.mmfapi.bench.decode.Decoding;
import io.github.mmfapi.bench.decode.EnvelopeBean;
import io.github.mmfapi.bench.decode.EnvelopeBean.UserOutput;
import io.github.mmfapi.bench.sign.Sample;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** Calls {@code get_user} over a network with different clients. */
final class Clients {
  private Clients() {}

  static MmfClient ours(String url) {
    return MmfClient.builder()
        .baseUrl(url)
        .clientCredentials(ClientCredentials.of(Sample.CONSUMER_KEY, Sample.CONSUMER_SECRET))
        .tokenCredentials(TokenCredentials.of(Sample.TOKEN, Sample.TOKEN_SECRET))
        .build();
  }

  static Callable<Object> oursGettingUser(String url) {
    MmfClient client = ours(url);
    return () -> client.users().getUser();
  }

  /** Returns calls with Feign's default transport and codecs, signed by ScribeJava. */
  static Callable<Object> stock(String url) {
    StockApi api = new Calls(url).scribe(new Client.Default(null, null));
    return api::user;
  }

  /** Returns unsigned calls with the JDK's client and a reused reader. */
  static Callable<Object> raw(String url) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    ObjectReader reader =
        Decoding.mapper().readerFor(new TypeReference<EnvelopeBean<UserOutput>>() {});
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/users/get_user")).build();
    return () -> {
      try (InputStream in = http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
        return reader.readValue(in);
      }
    };
  }

  /**
   * Returns calls over one connection per thread that only find the end of the response. This is
   * the lower bound.
   */
  @SuppressWarnings("ThreadLocalUsage") // Each server needs its own connections.
  static Callable<Object> socket(String url) {
    URI address = URI.create(url);
    byte[] request =
        ("GET /users/get_user HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    ThreadLocal<Socket> connections = new ThreadLocal<>();
    return () -> {
      Socket socket = connections.get();
      if (socket == null) {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setTcpNoDelay(true);
        connections.set(socket);
      }
      socket.getOutputStream().write(request);
      return responseLength(socket.getInputStream());
    };
  }

  private static int responseLength(InputStream in) throws IOException {
    byte[] start = new byte[512];
    int read = new DataInputStream(in).readNBytes(start, 0, start.length);
    String head = new String(start, 0, read, StandardCharsets.ISO_8859_1);
    int bodyStart = head.indexOf("\r\n\r\n") + 4;
    int lengthStart = head.indexOf("Content-Length: ") + 16;
    int length = Integer.parseInt(head.substring(lengthStart, head.indexOf('\r', lengthStart)));
    return in.readNBytes(length - (read - bodyStart)).length;
  }
}
