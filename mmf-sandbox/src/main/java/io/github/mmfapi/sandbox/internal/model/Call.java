package io.github.mmfapi.sandbox.internal.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request to a method of the sandbox.
 *
 * @param path the path without query, below the server's root
 * @param request the request as received, for verifying its signature
 * @param body the bytes of the body as received
 * @param cookie the session cookie of the authorization page, null if there is none
 * @param parameters query and form parameters, decoded, in the order received
 * @param files files of a multipart form, by parameter name
 * @param visitor the caller, null for an open method called without credentials
 */
public record Call(
    String path,
    ReceivedRequest request,
    Supplier<byte[]> body,
    @Nullable String cookie,
    List<Parameter> parameters,
    Map<String, byte[]> files,
    @Nullable User visitor) {

  /** Parameters that are never stored: format selector and credentials. */
  private static final Set<String> NOT_STORED = Set.of("o", "consumer_key", "u", "p", "password");

  private static final int STORED_FIELDS = 100;

  /** Returns the path alone: parameters can be passwords. */
  @Override
  public String toString() {
    return "Call[" + path + "]";
  }

  public Call withCaller(@Nullable User user) {
    return new Call(path, request, body, cookie, parameters, files, user);
  }

  /** Returns the same call with another form of its request, for verifying its signature. */
  public Call with(ReceivedRequest other) {
    return new Call(path, other, body, cookie, parameters, files, visitor);
  }

  /** Returns the same call with one parameter instead of all others. */
  public Call withOnly(String name, String value) {
    return new Call(
        path, request, body, cookie, List.of(new Parameter(name, value)), files, visitor);
  }

  public String method() {
    return request.method();
  }

  /** Returns the caller of a method that cannot be called without credentials. */
  public User caller() {
    if (visitor == null) {
      throw new IllegalStateException(
          path + " was called without credentials; the authenticator must refuse that");
    }
    return visitor;
  }

  /** Returns the first value of a parameter, null if it is absent or empty, as in all of 3.1. */
  public @Nullable String text(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name) && !parameter.value().isEmpty()) {
        return parameter.value();
      }
    }
    return null;
  }

  /** Returns the value of the first parameter that is present; the names mean the same. */
  public @Nullable String firstOf(String... names) {
    for (String name : names) {
      String value = text(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** Returns a parameter that must be present. */
  public String required(String name) {
    String value = text(name);
    if (value == null) {
      throw new Refusal(name + " is missing");
    }
    return value;
  }

  public boolean flag(String name) {
    String value = text(name);
    return value != null && (value.equals("1") || value.equalsIgnoreCase("true"));
  }

  public double decimal(String name, double otherwise) {
    String value = text(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return Numbers.decimal(value, -Double.MAX_VALUE, Double.MAX_VALUE);
    } catch (NumberFormatException notADecimal) {
      throw new Refusal(name + " must be a decimal number");
    }
  }

  public @Nullable LocalDate date(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    LocalDate date = WireText.date(value);
    if (date == null) {
      throw new Refusal(name + " must be a date, YYYY-MM-DD");
    }
    return date;
  }

  public byte @Nullable [] file(String name) {
    return files.get(name);
  }

  /**
   * Returns the parameters to store as text fields, at most 100; unknown names are kept. Of a
   * repeated one it is the value that {@link #text} returns, because that was checked.
   */
  public ObjectNode fields(String... except) {
    Set<String> left = Set.of(except);
    ObjectNode fields = Json.object();
    for (Parameter parameter : parameters) {
      String name = parameter.name();
      if (name.matches("[A-Za-z][A-Za-z0-9_]{0,63}")
          && !name.startsWith("oauth_")
          && !NOT_STORED.contains(name)
          && !left.contains(name)
          && fields.size() < STORED_FIELDS) {
        Quota.checkLength(name, parameter.value());
        if (fields.path(name).asText("").isEmpty()) {
          fields.put(name, parameter.value());
        }
      }
    }
    return fields;
  }
}
