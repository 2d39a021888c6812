package io.github.mmfapi.cli.internal.methods;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the spec says of a method.
 *
 * @param json the file that the build made from the spec
 */
public record MethodDescription(JsonNode json) {

  /** Which credentials a call needs. */
  public enum Access {
    /** Those of the application and of a user. */
    TOKEN,
    /** None; clients got a response without credentials, and a signature is accepted. */
    OPTIONAL,
    /** None, and no signature. */
    NONE,
    /** Those of the application. */
    CLIENT_CREDENTIALS,
    /** Those of the application and temporary ones, as in the middle of a login. */
    TEMPORARY_CREDENTIALS
  }

  /**
   * A parameter.
   *
   * @param type the format of the value, such as {@code mmf-date}; {@code binary} for a file
   * @param list how several values are sent, null for one value
   */
  public record Parameter(
      String name,
      boolean required,
      String type,
      @Nullable String list,
      List<String> values,
      String description,
      @Nullable String example,
      boolean secret,
      boolean setBySigner,
      JsonNode evidence) {
    /** {@return whether the value is a file} */
    public boolean isFile() {
      return type.equals("binary");
    }

    private static Parameter of(JsonNode json) {
      return new Parameter(
          json.path("name").asText(),
          json.path("required").asBoolean(),
          json.path("type").asText(),
          json.path("list").textValue(),
          texts(json.path("values")),
          json.path("description").asText(),
          json.path("example").textValue(),
          json.path("secret").asBoolean(),
          json.has("setBy"),
          json.path("evidence"));
    }
  }

  /** {@return group and name} */
  public String method() {
    return json.path("method").asText();
  }

  /** {@return whether it is sent as a POST, as all writes are} */
  public boolean isWrite() {
    return json.path("verb").asText().equals("POST");
  }

  /** {@return which credentials a call needs} */
  public Access access() {
    return switch (json.path("access").asText()) {
      case "optional" -> Access.OPTIONAL;
      case "none" -> Access.NONE;
      case "client-credentials" -> Access.CLIENT_CREDENTIALS;
      case "temporary-credentials" -> Access.TEMPORARY_CREDENTIALS;
      default -> Access.TOKEN;
    };
  }

  /** {@return the parameters in the order of the spec} */
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    json.path("parameters").forEach(one -> parameters.add(Parameter.of(one)));
    return parameters;
  }

  /** {@return the names of the parameters} */
  public List<String> parameterNames() {
    return parameters().stream().map(Parameter::name).toList();
  }

  /** Returns a parameter, null if there is none with this name. */
  public @Nullable Parameter parameter(String name) {
    return parameters().stream().filter(p -> p.name().equals(name)).findFirst().orElse(null);
  }

  /** {@return the groups of parameters of which at least one is required} */
  public List<List<String>> atLeastOneOf() {
    List<List<String>> groups = new ArrayList<>();
    json.path("atLeastOneOf").forEach(group -> groups.add(texts(group)));
    return groups;
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  @Override
  public String toString() {
    return "MethodDescription{" + method() + "}";
  }
}
