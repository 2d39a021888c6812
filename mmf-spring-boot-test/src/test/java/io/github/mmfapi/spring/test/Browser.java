package io.github.mmfapi.spring.test;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A browser with a session of its own, which follows no redirect by itself. */
final class Browser {
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final URI application;

  Browser(String port) {
    this.application = URI.create("http://127.0.0.1:" + port);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(application.resolve(path));
  }

  HttpResponse<String> get(URI url) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(url).header("Accept", "text/plain, application/json").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /**
   * Sends a query as it is, also one that is no URL, and returns the first line of the response.
   */
  String firstLine(String pathAndQuery) throws IOException {
    List<String> sent = cookies.get(application, Map.of()).getOrDefault("Cookie", List.of());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), application.getPort())) {
      String request =
          String.join(
              "\r\n",
              "GET " + pathAndQuery + " HTTP/1.1",
              "Host: " + application.getAuthority(),
              "Cookie: " + String.join("; ", sent),
              "Connection: close",
              "",
              "");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return response.lines().findFirst().orElseThrow();
    }
  }

  /** Begins an authorization; returns the page of the server at which the user grants access. */
  URI begin() throws IOException, InterruptedException {
    return location(get("/mmf/authorize"));
  }

  URI location(HttpResponse<String> response) {
    return application.resolve(response.headers().firstValue("Location").orElseThrow());
  }
}
