package io.github.mmfapi.client.support;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A server without network, as a transport: a hundred thousand calls take seconds. */
public abstract class InMemoryServer implements Client, AsyncClient<Object> {

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    try {
      return CompletableFuture.completedFuture(execute(request, options));
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Returns the parameters of query and form, decoded. */
  public static Map<String, String> parameters(Request request) {
    List<Parameter> all = new ArrayList<>();
    int query = request.url().indexOf('?');
    all.addAll(Parameters.parse(query < 0 ? "" : request.url().substring(query + 1)));
    if (request.body() != null) {
      all.addAll(Parameters.parse(new String(request.body(), StandardCharsets.UTF_8)));
    }
    Map<String, String> map = new LinkedHashMap<>();
    all.forEach(p -> map.put(p.name(), p.value()));
    return map;
  }

  public static Response answer(Request request, int status, String body) {
    return Response.builder()
        .request(request)
        .status(status)
        .headers(Map.of("Content-Type", List.of("application/json")))
        .body(body, StandardCharsets.UTF_8)
        .build();
  }

  public static String output(String output) {
    return "{\"result\":{\"status\":1,\"output\":" + output + ",\"errors\":[]}}";
  }
}
