package io.github.mmfapi.oauth1.diagnosis;

import java.util.List;
import java.util.Map;

/** Forms of the mistakes in the request method. */
final class FormsOfMethod {

  private static final String CASE = "method-not-upper-case";
  private static final String OTHER = "other-method";

  static final List<Form> ALL =
      List.of(
          signs(CASE, "POST", "post"),
          signs(CASE, "POST", "Post"),
          signs(CASE, "pOsT", "pOsT"),
          signs(OTHER, "POST", "GET"),
          signs(OTHER, "GET", "POST"),
          signs(OTHER, "POST", "PUT"),
          signs(OTHER, "POST", "DELETE"),
          signs(OTHER, "POST", "PATCH"),
          signs(OTHER, "POST", "HEAD"),
          signs(OTHER, "POST", "OPTIONS"),
          told("X-HTTP-Method-Override"),
          told("X-HTTP-Method"),
          told("X-Method-Override"),
          Form.of(
              OTHER,
              "that of a parameter _method",
              plan -> plan.query.add(Plan.query("_method", "purge")),
              s -> s.method = "PURGE"),
          Form.unexplained(
              "that of a parameter with another name",
              plan -> plan.query.add(Plan.query("method", "purge")),
              s -> s.method = "PURGE"));

  private FormsOfMethod() {}

  private static Form signs(String id, String called, String signed) {
    return Form.of(
        id, called + " signed as " + signed, plan -> plan.method = called, s -> s.method = signed);
  }

  private static Form told(String header) {
    return Form.of(
        OTHER,
        "that of " + header,
        plan -> plan.headers = Map.of(header, "purge"),
        s -> s.method = "PURGE");
  }
}
