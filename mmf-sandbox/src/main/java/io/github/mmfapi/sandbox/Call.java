package io.github.mmfapi.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.http.Request;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request as the sandbox's methods see it.
 *
 * @param path the path without query, below the server's root
 * @param request the request as it came, for the signature
 * @param body the body's bytes as they came
 * @param cookie the value of the page's cookie, null without
 * @param parameters query and form parameters, decoded, in the order they came
 * @param files files of a multipart form, by name
 * @param visitor who calls, null for an open method called without credentials
 */
record Call(
    String path,
    ReceivedRequest request,
    Supplier<byte[]> body,
    @Nullable String cookie,
    List<Parameter> parameters,
    Map<String, byte[]> files,
    @Nullable Member visitor) {
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Parameters that say how to call, not what to store. */
  private static final Set<String> NOT_STORED = Set.of("o", "consumer_key", "u", "p", "password");

  private static final int STORED_FIELDS = 100;

  /**
   * Reads a request.
   *
   * @throws IllegalArgumentException if its query or form cannot be decoded
   */
  static Call of(Request request) {
    String contentType = request.getHeader("Content-Type");
    String body = request.isMultipart() ? "" : request.getBodyAsString();
    String url = request.getUrl();
    int query = url.indexOf('?');
    List<Parameter> parameters = new ArrayList<>();
    Map<String, byte[]> files = new HashMap<>();
    if (query >= 0) {
      parameters.addAll(Parameters.parse(url.substring(query + 1)));
    }
    if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(FORM)) {
      parameters.addAll(Parameters.parse(body));
    } else if (request.isMultipart()) {
      try {
        addParts(request, parameters, files);
      } catch (RuntimeException malformed) {
        // WireMock has no type of its own for a multipart form that is none.
        throw new IllegalArgumentException("it is no multipart form", malformed);
      }
    }
    ReceivedRequest received =
        new ReceivedRequest(
            request.getMethod().getName(),
            request.getAbsoluteUrl(),
            request.getHeader("Authorization"),
            contentType,
            body);
    var cookie = request.getCookies().get(AuthorizePage.COOKIE);
    return new Call(
        query < 0 ? url : url.substring(0, query),
        received,
        request::getBody,
        cookie == null ? null : cookie.getValue(),
        parameters,
        files,
        null);
  }

  private static void addParts(
      Request request, List<Parameter> parameters, Map<String, byte[]> files) {
    for (Request.Part part : request.getParts()) {
      if (part.getFileName() == null) {
        parameters.add(new Parameter(part.getName(), part.getBody().asString()));
      } else {
        files.put(part.getName(), part.getBody().asBytes());
      }
    }
  }

  Call by(@Nullable Member member) {
    return new Call(path, request, body, cookie, parameters, files, member);
  }

  /** Returns the same call about something else: nothing but this parameter selects. */
  Call about(String name, String value) {
    return new Call(
        path, request, body, cookie, List.of(new Parameter(name, value)), files, visitor);
  }

  String method() {
    return request.method();
  }

  /** Returns who calls, of a method that cannot be called without credentials. */
  Member caller() {
    if (visitor == null) {
      throw new IllegalStateException(path + " was let through without credentials");
    }
    return visitor;
  }

  /** Returns the first value of a parameter; {@code ""} counts as absent, as everywhere in 3.1. */
  @Nullable String text(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name) && !parameter.value().isEmpty()) {
        return parameter.value();
      }
    }
    return null;
  }

  /** Returns the first of several names of the same thing that is there. */
  @Nullable String firstOf(String... names) {
    for (String name : names) {
      String value = text(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** Returns a parameter that the method's specification requires. */
  String required(String name) {
    String value = text(name);
    if (value == null) {
      throw new Refusal(name + " is missing");
    }
    return value;
  }

  boolean flag(String name) {
    String value = text(name);
    return value != null && (value.equals("1") || value.equalsIgnoreCase("true"));
  }

  double decimal(String name, double otherwise) {
    String value = text(name);
    return value == null ? otherwise : Double.parseDouble(value);
  }

  @Nullable LocalDate date(String name) {
    String value = text(name);
    return value == null ? null : LocalDate.parse(value);
  }

  byte @Nullable [] file(String name) {
    return files.get(name);
  }

  /** Returns all that was sent to be stored, further options of unknown name too, as texts. */
  ObjectNode fields(String... except) {
    Set<String> left = Set.of(except);
    ObjectNode fields = Answers.JSON.createObjectNode();
    for (Parameter parameter : parameters) {
      String name = parameter.name();
      if (name.matches("[A-Za-z][A-Za-z0-9_]{0,63}")
          && !name.startsWith("oauth_")
          && !NOT_STORED.contains(name)
          && !left.contains(name)
          && fields.size() < STORED_FIELDS) {
        MethodSpec.checkLength(name, parameter.value());
        fields.put(name, parameter.value());
      }
    }
    return fields;
  }
}
