package io.github.mmfapi.sandbox.internal.methods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.Body;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.SettableClock;
import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.server.SandboxInstance;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import io.github.mmfapi.sandbox.internal.server.Settings;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox without HTTP: signs each call, and passes it to the server on the same thread. Its
 * clock stands still.
 */
final class InProcessSandbox {
  /** The parameter that is sent as a file of a multipart form. */
  private static final String FILE = "file";

  private static final String HOST = "http://127.0.0.1";
  private static final ClientCredentials CLIENT = ClientCredentials.of("client", "secret");

  private final SettableClock clock = new SettableClock();
  private final SandboxServer server;
  private final OAuth1Signer signer =
      OAuth1Signer.builder().clientCredentials(CLIENT).clock(clock).build();
  private final Map<User, TokenCredentials> tokens = new HashMap<>();

  InProcessSandbox(int maximumRows, List<Account> accounts) {
    server =
        new SandboxServer(
            new Settings(
                CLIENT,
                "application",
                accounts,
                clock,
                Duration.ofMinutes(5),
                200,
                maximumRows,
                1L << 26,
                false,
                List.of(),
                List.of(),
                null,
                ""));
  }

  SandboxInstance instance() {
    return server.instance();
  }

  SettableClock clock() {
    return clock;
  }

  User user(Account account) {
    return instance().state().users().require(account.id());
  }

  /** Calls a method as a user, or without credentials. */
  Reply call(@Nullable User by, String method, Map<String, String> parameters) {
    List<Parameter> form =
        parameters.entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals(FILE))
            .map(parameter -> new Parameter(parameter.getKey(), parameter.getValue()))
            .toList();
    return call(by, method, form, parameters.get(FILE));
  }

  /** Calls a method with parameters that may be repeated, and with a file or without. */
  Reply call(@Nullable User by, String method, List<Parameter> form, @Nullable String file) {
    String url = HOST + "/3.1/" + method;
    if (file != null) {
      url += "?" + Parameters.render(form);
    }
    List<Parameter> body = file == null ? form : List.of();
    if (by != null) {
      SigningRequest request = SigningRequest.of("POST", url).withForm(body);
      url = signer.sign(request.withToken(tokens.computeIfAbsent(by, this::token))).url();
    }
    return new Reply(server.respond(request(url, Parameters.render(body), file)));
  }

  /** Calls a method with a timestamp that is off the server's clock. */
  Reply callSignedAt(Duration off, User by, String method) {
    String url = HOST + "/3.1/" + method;
    SigningRequest request =
        SigningRequest.of("POST", url).withToken(tokens.computeIfAbsent(by, this::token));
    String signed =
        OAuth1Signer.builder()
            .clientCredentials(CLIENT)
            .clock(Clock.offset(clock, off))
            .build()
            .sign(request)
            .url();
    return new Reply(server.respond(request(signed, "", null)));
  }

  private TokenCredentials token(User user) {
    var issued = instance().credentials().issueToken(user);
    return TokenCredentials.of(issued.token(), issued.secret());
  }

  private static Request request(String url, String form, @Nullable String file) {
    String type = file == null ? "application/x-www-form-urlencoded" : "multipart/form-data";
    return (Request)
        Proxy.newProxyInstance(
            Request.class.getClassLoader(),
            new Class<?>[] {Request.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getMethod" -> RequestMethod.POST;
                  case "getUrl" -> url.substring(HOST.length());
                  case "getAbsoluteUrl" -> url;
                  case "getHeader" -> arguments[0].equals("Content-Type") ? type : null;
                  case "getBodyAsString" -> form;
                  case "getBody" -> form.getBytes(StandardCharsets.UTF_8);
                  case "isMultipart" -> file != null;
                  case "getParts" -> parts(Objects.requireNonNull(file));
                  case "getCookies" -> Map.of();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static Collection<Request.Part> parts(String file) {
    return List.of(
        (Request.Part)
            Proxy.newProxyInstance(
                Request.class.getClassLoader(),
                new Class<?>[] {Request.Part.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getName", "getFileName" -> FILE;
                      case "getBody" -> new Body(file.getBytes(StandardCharsets.UTF_8));
                      default -> throw new UnsupportedOperationException(method.getName());
                    }));
  }

  /** The response to a call. */
  static final class Reply {
    private final String body;
    private final boolean isEnvelope;

    private Reply(ResponseDefinition definition) {
      byte[] bytes = definition.getByteBody();
      // ISO 8859-1 keeps the bytes of images.
      boolean isText =
          !definition.getHeaders().getContentTypeHeader().mimeTypePart().contains("image");
      body = new String(bytes, isText ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
      isEnvelope = body.startsWith("{\"result\":");
      if (definition.getStatus() != 200) {
        throw new IllegalStateException("HTTP " + definition.getStatus() + ": " + body);
      }
    }

    String body() {
      return body;
    }

    boolean isRefused() {
      return isEnvelope && result().path("status").asInt() == -1;
    }

    String error() {
      return result().at("/errors/0").asText();
    }

    JsonNode output() {
      return result().path("output");
    }

    private JsonNode result() {
      try {
        return Json.MAPPER.readTree(body).path("result");
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(body, e);
      }
    }

    @Override
    public String toString() {
      return body.length() > 400 ? body.substring(0, 400) + "…" : body;
    }
  }
}
