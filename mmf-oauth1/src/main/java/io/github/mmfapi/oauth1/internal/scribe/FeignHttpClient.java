package io.github.mmfapi.oauth1.internal.scribe;

import com.github.scribejava.core.httpclient.HttpClient;
import com.github.scribejava.core.httpclient.multipart.MultipartPayload;
import com.github.scribejava.core.model.OAuthAsyncRequestCallback;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.model.Response;
import com.github.scribejava.core.model.Verb;
import feign.Client;
import feign.Request;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;

/**
 * Sends ScribeJava's requests through a Feign client, over the same connections as API calls do.
 * Supports only what token requests use: synchronous requests with a body in memory.
 */
final class FeignHttpClient implements HttpClient {

  /** The most bytes that are read; a token response has some hundred. */
  private static final int LONGEST_RESPONSE = 64 * 1024;

  private final Client client;
  private final Request.Options options;

  FeignHttpClient(Client client, Request.Options options) {
    this.client = client;
    this.options = options;
  }

  @Override
  public Response execute(
      String userAgent, Map<String, String> headers, Verb verb, String url, byte[] body)
      throws IOException {
    Map<String, Collection<String>> sent = new LinkedHashMap<>();
    headers.forEach((name, value) -> sent.put(name, List.of(value)));
    // HttpURLConnection makes a POST of a GET with a body, even an empty one.
    byte[] sentBody = verb == Verb.GET ? null : body;
    if (sentBody != null) {
      sent.put(CONTENT_LENGTH, List.of(Integer.toString(sentBody.length)));
    }
    Request request =
        Request.create(
            Request.HttpMethod.valueOf(verb.name()),
            url,
            sent,
            sentBody,
            StandardCharsets.UTF_8,
            null);
    try (feign.Response response = client.execute(request, options)) {
      Map<String, String> received = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      response.headers().forEach((name, values) -> received.put(name, joined(name, values)));
      return new Response(response.status(), response.reason(), received, text(response.body()));
    }
  }

  @Override
  public Response execute(
      String userAgent, Map<String, String> headers, Verb verb, String url, String body)
      throws IOException {
    return execute(userAgent, headers, verb, url, body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Response execute(
      String userAgent, Map<String, String> headers, Verb verb, String url, MultipartPayload body) {
    throw unsupported("multipart bodies");
  }

  @Override
  public Response execute(
      String userAgent, Map<String, String> headers, Verb verb, String url, File body) {
    throw unsupported("files");
  }

  @Override
  public <T> Future<T> executeAsync(
      String userAgent,
      Map<String, String> headers,
      Verb verb,
      String url,
      byte[] body,
      OAuthAsyncRequestCallback<T> callback,
      OAuthRequest.ResponseConverter<T> converter) {
    throw unsupported("asynchronous requests");
  }

  @Override
  public <T> Future<T> executeAsync(
      String userAgent,
      Map<String, String> headers,
      Verb verb,
      String url,
      MultipartPayload body,
      OAuthAsyncRequestCallback<T> callback,
      OAuthRequest.ResponseConverter<T> converter) {
    throw unsupported("asynchronous requests");
  }

  @Override
  public <T> Future<T> executeAsync(
      String userAgent,
      Map<String, String> headers,
      Verb verb,
      String url,
      String body,
      OAuthAsyncRequestCallback<T> callback,
      OAuthRequest.ResponseConverter<T> converter) {
    throw unsupported("asynchronous requests");
  }

  @Override
  public <T> Future<T> executeAsync(
      String userAgent,
      Map<String, String> headers,
      Verb verb,
      String url,
      File body,
      OAuthAsyncRequestCallback<T> callback,
      OAuthRequest.ResponseConverter<T> converter) {
    throw unsupported("asynchronous requests");
  }

  /** Does nothing: the Feign client belongs to the caller. */
  @Override
  public void close() {}

  /** Joins the values of a header, challenges by a line break: a broken one would hide the next. */
  private static String joined(String name, Collection<String> values) {
    return String.join(name.equalsIgnoreCase("WWW-Authenticate") ? "\n" : ", ", values);
  }

  private static String text(feign.Response.Body body) throws IOException {
    if (body == null) {
      return "";
    }
    try (InputStream in = body.asInputStream()) {
      byte[] bytes = in.readNBytes(LONGEST_RESPONSE + 1);
      if (bytes.length > LONGEST_RESPONSE) {
        throw new IOException("The response is longer than " + LONGEST_RESPONSE + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private static UnsupportedOperationException unsupported(String what) {
    return new UnsupportedOperationException("Token requests do not use " + what);
  }
}
