package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs requests with the signer and sends them with the JDK's client, without the bindings. */
public final class SigningCaller {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String root;
  private final ClientCredentials client;
  private final @Nullable TokenCredentials token;
  private final Clock clock;

  public SigningCaller(
      MmfSandbox sandbox, ClientCredentials client, @Nullable TokenCredentials token, Clock clock) {
    this.root = sandbox.baseUrl().toString();
    this.client = client;
    this.token = token;
    this.clock = clock;
  }

  public static SigningCaller of(MmfSandbox sandbox, TokenCredentials token) {
    return new SigningCaller(sandbox, sandbox.clientCredentials(), token, Clock.systemUTC());
  }

  public SignedRequest sign(String method, String path, Parameter... form) {
    return OAuth1Signer.builder()
        .clientCredentials(client)
        .clock(clock)
        .build()
        .sign(SigningRequest.of(method, root + path).withForm(List.of(form)).withToken(token));
  }

  public JsonNode get(String path) {
    return json(send("GET", sign("GET", path).url(), null, null));
  }

  public JsonNode post(String path, Parameter... form) {
    return json(
        send("POST", sign("POST", path, form).url(), Parameters.render(List.of(form)), null));
  }

  /** Sends a file as the part {@code file} of a multipart form. */
  public JsonNode upload(String path, String document) {
    String boundary = "----boundary";
    String body =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"track.xml\"\r\n"
            + "Content-Type: application/xml\r\n\r\n"
            + document
            + "\r\n--"
            + boundary
            + "--\r\n";
    return json(
        send(
            HttpRequest.newBuilder(URI.create(sign("POST", path).url()))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build()));
  }

  /** Sends a signed POST without parameters and returns the body of the response. */
  public String send(String path) {
    return send("POST", sign("POST", path).url(), "", null).body();
  }

  public static HttpResponse<String> send(
      String method, String url, @Nullable String form, @Nullable String authorization) {
    return send(method, url, form, authorization, null);
  }

  public static HttpResponse<String> send(
      String method,
      String url,
      @Nullable String form,
      @Nullable String authorization,
      @Nullable String cookie) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .method(
                method,
                form == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(form));
    if (form != null) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    if (cookie != null) {
      request.header("Cookie", cookie);
    }
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return send(request.build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
