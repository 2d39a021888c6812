package io.github.mmfapi.sandbox.internal.console;

import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Payload;
import io.github.mmfapi.sandbox.internal.methods.MethodTable;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.NearestNames;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.User;
import io.github.mmfapi.sandbox.internal.server.ResponseWriter;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The documentation of methods at {@code ?doc}, as the server of 3.1 had it (RUP, OMNI), and the
 * form that tries a method. Those pages are lost; these are made from the spec.
 */
final class MethodPages {
  private static final Set<String> OF_THE_FORM = Set.of("csrf_token", "try_method", "try_as");

  private final SandboxServer server;
  private final Pages pages;
  private final Examples examples;

  MethodPages(SandboxServer server, Pages pages) {
    this.server = server;
    this.pages = pages;
    this.examples = new Examples(server);
  }

  /** Returns the page of all methods, of a group or of a method. */
  ResponseDefinition documentation(Visit visit) {
    String path = visit.call().path();
    String name = path.substring("/3.1".length());
    name = name.startsWith("/") ? name.substring(1) : name;
    name = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    Spec spec = Spec.get();
    if (name.isEmpty()) {
      return all(visit, spec);
    }
    Spec.Method method = spec.find(name);
    if (method != null) {
      return pages.page(visit, 200, method.path(), "method", method(visit, spec, method));
    }
    String prefix = name + "/";
    List<Spec.Method> group =
        spec.methods().stream().filter(other -> other.path().startsWith(prefix)).toList();
    return group.isEmpty() ? unknown(visit, spec, name) : group(visit, spec, name, group);
  }

  private ResponseDefinition all(Visit visit, Spec spec) {
    Map<String, List<Map<String, Object>>> groups = new TreeMap<>();
    for (Spec.Method method : spec.methods()) {
      groups
          .computeIfAbsent(method.group(), group -> new ArrayList<>())
          .add(MethodText.row(method));
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    groups.forEach(
        (name, methods) ->
            rows.add(new Model().with("name", name).with("methods", methods).values()));
    Model model = new Model().with("groups", rows).with("number", spec.methods().size());
    return pages.page(visit, 200, "Methods", "methods", model);
  }

  private ResponseDefinition group(Visit visit, Spec spec, String name, List<Spec.Method> methods) {
    Model model =
        new Model()
            .with("group", name)
            .with("description", MethodText.paragraphs(spec.description(methods)))
            .with("number", methods.size())
            .with(
                "groups",
                List.of(
                    new Model()
                        .with("name", name)
                        .with("methods", methods.stream().map(MethodText::row).toList())
                        .values()));
    return pages.page(visit, 200, "Methods of " + name, "methods", model);
  }

  private ResponseDefinition unknown(Visit visit, Spec spec, String name) {
    List<String> names = spec.methods().stream().map(Spec.Method::path).toList();
    Model model = new Model().with("name", name).with("nearest", NearestNames.to(name, names));
    return pages.page(visit, 404, "Unknown method", "unknown", model);
  }

  private Model method(Visit visit, Spec spec, Spec.Method method) {
    List<Map<String, Object>> parameters = MethodText.parameters(spec, method);
    Model model =
        new Model()
            .with("path", method.path())
            .with("group", method.group())
            .with("verb", method.verb())
            .with("url", visit.baseUrl() + "/" + method.path())
            .with("summary", MethodText.words(method.summary()))
            .with(
                "description",
                MethodText.paragraphs(method.operation().path("description").asText()))
            .with("evidence", MethodText.evidence(method.operation()))
            .with("parameters", parameters)
            .with("atLeastOneOf", MethodText.groups(method));
    MethodTable.Entry entry = server.instance().methods().find(method.path());
    example(visit, method, model);
    if (entry != null) {
      model
          .with("canTry", true)
          .with("hasFile", parameters.stream().anyMatch(p -> Boolean.TRUE.equals(p.get("isFile"))))
          .with("users", users());
    }
    return model;
  }

  private void example(Visit visit, Spec.Method method, Model model) {
    Examples.Example example = examples.of(method, visit.baseUrl());
    if (example != null) {
      model
          .with("exampleOrigin", example.origin())
          .with("exampleRequest", example.request())
          .with("exampleCommand", example.command())
          .with("exampleMeaning", example.meaning())
          .with("exampleAnswer", example.answer());
    }
  }

  private List<Map<String, Object>> users() {
    synchronized (server.lock()) {
      return server.instance().state().users().all().stream()
          .limit(100)
          .map(
              user ->
                  new Model()
                      .with("id", user.id())
                      .with("name", user.account().username())
                      .values())
          .toList();
    }
  }

  /** Calls a method as a user, without a signature. */
  ResponseDefinition attempt(Visit visit) {
    Call form = visit.call();
    String path = form.text("try_method");
    MethodTable.Entry entry = path == null ? null : server.instance().methods().find(path);
    User user;
    synchronized (server.lock()) {
      String id = form.text("try_as");
      user = id == null ? null : server.instance().state().users().find(id);
    }
    if (entry == null || user == null || path == null) {
      return pages.message(
          visit, 400, "Nothing was tried", "Choose a method and a user that exist.");
    }
    List<Parameter> parameters =
        form.parameters().stream()
            .filter(parameter -> !OF_THE_FORM.contains(parameter.name()))
            .filter(parameter -> !parameter.value().isEmpty())
            .toList();
    Call call = ExampleState.call(path, entry.spec().verb(), parameters, form.files(), user);
    ResponseDefinition response = server.run(server.instance(), entry, call);
    return pages.page(visit, 200, "Answer of " + path, "answer", answer(path, user, response));
  }

  private Model answer(String path, User user, ResponseDefinition response) {
    var headers = response.getHeaders();
    String type = headers.getHeader("Content-Type").firstValue();
    Model model =
        new Model()
            .with("path", path)
            .with("user", user.account().username())
            .with("status", response.getStatus())
            .with("type", type)
            .with("isSimulated", headers.getHeader(ResponseWriter.SIMULATED).isPresent());
    if (headers.getHeader(Refusal.HEADER).isPresent()) {
      model.with("refusal", headers.getHeader(Refusal.HEADER).firstValue());
    }
    if (response.specifiesBinaryBodyContent()) {
      return model.with("bytes", response.getByteBody().length);
    }
    Payload body = Payload.of(String.valueOf(response.getTextBody()));
    return model
        .with("answer", SecretMask.of(server).body(body.text(), type))
        .with("isCut", !body.isWhole());
  }
}
