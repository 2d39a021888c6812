package io.github.mmfapi.spring.test;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A browser with a session of its own, which follows no redirect by itself. */
final class Browser {
  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
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

  /** Begins an authorization; returns the page of the server at which the user grants access. */
  URI begin() throws IOException, InterruptedException {
    return location(get("/mmf/authorize"));
  }

  URI location(HttpResponse<String> response) {
    return application.resolve(response.headers().firstValue("Location").orElseThrow());
  }
}
