package io.github.mmfapi.sandbox.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningCredentials;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SigningCaller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends requests to a sandbox as old clients did. */
final class OldClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MmfSandbox sandbox;

  OldClient(MmfSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** Signs a request; the version is sent, as all these clients did. */
  SignedRequest sign(
      String verb, String path, @Nullable SigningCredentials token, List<Parameter> form) {
    return sign(verb, path, token, form, null);
  }

  private SignedRequest sign(
      String verb,
      String path,
      @Nullable SigningCredentials token,
      List<Parameter> form,
      @Nullable String callback) {
    SigningRequest request =
        SigningRequest.of(verb, sandbox.baseUrl() + path)
            .withForm(form)
            .withToken(token)
            .withCallback(callback);
    return OAuth1Signer.builder()
        .clientCredentials(sandbox.clientCredentials())
        .build()
        .sign(request);
  }

  /** Sends the protocol parameters in the query. */
  String inQuery(String verb, String path, @Nullable SigningCredentials token) {
    return body(SigningCaller.send(verb, sign(verb, path, token, List.of()).url(), null, null));
  }

  /** Sends the protocol parameters in the header. */
  String inHeader(String verb, String path, @Nullable SigningCredentials token) {
    SignedRequest signed = sign(verb, path, token, List.of());
    return body(
        SigningCaller.send(verb, sandbox.baseUrl() + path, null, signed.authorizationHeader()));
  }

  /** Sends all parameters in the form. */
  String inForm(String path, @Nullable SigningCredentials token, Parameter... form) {
    SignedRequest signed = sign("POST", path, token, List.of(form));
    return body(SigningCaller.send("POST", sandbox.baseUrl() + path, signed.body(), null));
  }

  /** Requests temporary credentials with all parameters in the form. */
  String requestToken(String callback) {
    SignedRequest signed = sign("POST", "/oauth/request_token", null, List.of(), callback);
    return body(
        SigningCaller.send(
            "POST", sandbox.baseUrl() + "/oauth/request_token", signed.body(), null));
  }

  /** Sends a request without a signature. */
  String plain(String path) {
    return body(SigningCaller.send("GET", sandbox.baseUrl() + path, null, null));
  }

  String plainForm(String path, String... namesAndValues) {
    List<Parameter> form = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      form.add(new Parameter(namesAndValues[i], namesAndValues[i + 1]));
    }
    return body(
        SigningCaller.send("POST", sandbox.baseUrl() + path, Parameters.render(form), null));
  }

  static String body(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  /** Returns {@code output} of a successful envelope. */
  static JsonNode output(String body) {
    JsonNode result = json(body).path("result");
    assertThat(result.path("status").asInt()).as(body).isEqualTo(1);
    return result.path("output");
  }

  static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the fields of a form-encoded body. */
  static Map<String, String> fields(String body) {
    return Parameters.parse(body).stream()
        .collect(Collectors.toMap(Parameter::name, Parameter::value));
  }
}
