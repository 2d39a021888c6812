package io.github.mmfapi.cli;

import feign.Client;
import feign.Request;
import feign.Response;
import feign.Util;
import io.github.mmfapi.oauth1.internal.FormEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/** Prints each request and each response, with secrets masked. */
final class TracingTransport implements Client {
  private final Client client;
  private final Steps steps;

  TracingTransport(Client client, Steps steps) {
    this.client = client;
    this.steps = steps;
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    byte[] form = request.body();
    steps.sent(
        request.httpMethod() + " " + request.url(),
        form == null ? "" : new String(form, StandardCharsets.UTF_8));
    Response response = client.execute(request, options);
    byte[] body = new byte[0];
    if (response.body() != null) {
      try (var in = response.body().asInputStream()) {
        body = Util.toByteArray(in);
      }
    }
    steps.received("HTTP " + response.status() + "  " + masked(response, body));
    return response.toBuilder().body(body).build();
  }

  private static String masked(Response response, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    Collection<String> types = response.headers().getOrDefault("Content-Type", List.of());
    boolean form = types.stream().anyMatch(FormEncoding::isForm);
    return form ? Steps.maskedForm(text) : Steps.maskedJson(text);
  }
}
