package io.github.mmfapi.cli.internal.methods;

import io.github.mmfapi.wire.WireValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the spec says of a method.
 *
 * @param json the file that the build made from the spec
 */
public record MethodDescription(WireValue json) {

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
      WireValue evidence) {
    /** {@return whether the value is a file} */
    public boolean isFile() {
      return type.equals("binary");
    }

    private static Parameter of(WireValue json) {
      return new Parameter(
          text(json, "name"),
          flag(json, "required"),
          text(json, "type"),
          json.get("list").text(),
          texts(json.get("values")),
          text(json, "description"),
          json.get("example").text(),
          flag(json, "secret"),
          json.has("setBy"),
          json.get("evidence"));
    }
  }

  /** {@return group and name} */
  public String method() {
    return text(json, "method");
  }

  /** {@return whether it is sent as a POST, as all writes are} */
  public boolean isWrite() {
    return text(json, "verb").equals("POST");
  }

  /** {@return which credentials a call needs} */
  public Access access() {
    return switch (text(json, "access")) {
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
    json.get("parameters").elements().forEach(one -> parameters.add(Parameter.of(one)));
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
    json.get("atLeastOneOf").elements().forEach(group -> groups.add(texts(group)));
    return groups;
  }

  /** Returns the text of a member, empty if there is none. */
  static String text(WireValue json, String name) {
    return Objects.requireNonNullElse(json.get(name).text(), "");
  }

  private static boolean flag(WireValue json, String name) {
    return text(json, name).equals("true");
  }

  static List<String> texts(WireValue array) {
    List<String> texts = new ArrayList<>();
    array.elements().forEach(one -> texts.add(Objects.requireNonNullElse(one.text(), "")));
    return texts;
  }

  @Override
  public String toString() {
    return "MethodDescription{" + method() + "}";
  }
}
