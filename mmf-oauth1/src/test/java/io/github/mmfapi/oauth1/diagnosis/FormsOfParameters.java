package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.Entry.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Forms of the mistakes in which parameters are signed. */
final class FormsOfParameters {

  private static final String BODY = "body-signed-as-form";
  private static final String TYPE = "wrong-content-type";
  private static final String EMPTY = "empty-values-dropped";
  private static final String REPEATED = "repeated-names-collapsed";
  private static final int LONGEST_BODY = 262_144;

  static final List<Form> ALL =
      List.of(
          body(BODY, "<a b=\"c\">d&amp;e</a>", "<a b=\"c\">d&amp;e</a>", ""),
          body(BODY, "<a b=\"c\">", "<a b", "\"c\">"),
          body(BODY, "{\"a\":\"b=c\"}", "{\"a\":\"b", "c\"}"),
          body(BODY, "[1]=2", "[1]", "2"),
          body(BODY, "\"a\"=b", "\"a\"", "b"),
          body(BODY, "=x", "", "x"),
          body(TYPE, "a=" + "b".repeat(LONGEST_BODY - 2), "a", "b".repeat(LONGEST_BODY - 2)),
          body(TYPE, "a=b+c", "a", "b c"),
          body("json-members-signed", "{\"a\":\"b\\u00e9\"}", "a", "bé"),
          jsonAsForm(List.of()),
          jsonAsForm(List.of(Plan.query("q", "1"))),
          Form.unexplained(
              "a body that is too long to be read",
              plan -> plan.body("text/plain", "a".repeat(LONGEST_BODY + 1)),
              s -> s.signed.add(Entry.of(Origin.BODY, s.plan.body, ""))),
          Form.of(
              EMPTY, "those of query and form", FormsOfParameters::emptyToken, drop(false, true)),
          Form.of(
              EMPTY, "an empty oauth_token too", FormsOfParameters::emptyToken, drop(true, true)),
          Form.of(
              EMPTY,
              "those of the form",
              plan -> plan.form = List.of(Plan.form("e", ""), Plan.form("f", "")),
              drop(false, true)),
          Form.of(
              "form-not-signed",
              "without a query",
              plan -> plan.query = List.of(),
              s -> s.signed.removeIf(e -> e.origin() == Origin.FORM)),
          Form.unexplained(
              "all of query and form, and an empty oauth_token",
              plan -> {
                emptyToken(plan);
                plan.query.add(Plan.query("empty", ""));
              },
              s -> s.signed.removeIf(e -> e.name().equals("empty"))),
          Form.of(REPEATED, "the first value", FormsOfParameters::repeated, value("2")),
          Form.of(REPEATED, "the last value", FormsOfParameters::repeated, value("1")),
          sorted("sorted-before-encoding", "by name, then by value", by(2).thenComparing(by(3))),
          sorted("sorted-before-encoding", "as name=value", as(2, 3)),
          sorted("sorted-as-pairs", "encoded", as(0, 1)),
          unsorted(Origin.PROTOCOL, Origin.QUERY, Origin.FORM),
          unsorted(Origin.PROTOCOL, Origin.FORM, Origin.QUERY),
          unsorted(Origin.QUERY, Origin.PROTOCOL, Origin.FORM),
          unsorted(Origin.QUERY, Origin.FORM, Origin.PROTOCOL),
          unsorted(Origin.FORM, Origin.PROTOCOL, Origin.QUERY),
          unsorted(Origin.FORM, Origin.QUERY, Origin.PROTOCOL),
          Form.of(
              "callback-signed-not-sent",
              "an empty one",
              plan -> plan.callback = null,
              s -> s.signed.add(Entry.of(Origin.PROTOCOL, "oauth_callback", ""))));

  private FormsOfParameters() {}

  private static Form body(String id, String body, String name, String value) {
    return Form.of(
        id,
        body.substring(0, Math.min(body.length(), 30)),
        plan -> plan.body("text/plain", body),
        s -> s.signed.add(Entry.of(Origin.BODY, name, value)));
  }

  /** A JSON body that is not signed, and has the type of a form, which many clients send. */
  private static Form jsonAsForm(List<Entry> query) {
    return Form.of(
        TYPE,
        "a JSON body beside the query " + query,
        plan -> {
          plan.query = query;
          plan.body("application/x-www-form-urlencoded", "{\"a\":1}");
        },
        s -> {});
  }

  private static Form sorted(String id, String how, Comparator<String[]> order) {
    return Form.of(
        id,
        how,
        plan ->
            plan.query =
                List.of(
                    Plan.query("a", "1"),
                    Plan.query("a!", "1"),
                    Plan.query("a.", "1"),
                    Plan.query("ü", "1")),
        s -> s.order = order);
  }

  private static Comparator<String[]> by(int part) {
    return Comparator.comparing(parts -> parts[part]);
  }

  private static Comparator<String[]> as(int name, int value) {
    return Comparator.comparing(parts -> parts[name] + "=" + parts[value]);
  }

  private static Form unsorted(Origin... groups) {
    List<Origin> order = List.of(groups);
    return Form.of(
        "not-sorted",
        "one after the other: " + order,
        s -> {
          s.signed.sort(Comparator.comparing(entry -> order.indexOf(entry.origin())));
          s.order = null;
        });
  }

  private static void emptyToken(Plan plan) {
    plan.token = "";
    plan.tokenSecret = "";
  }

  private static Consumer<WrongSigner> drop(boolean protocol, boolean others) {
    return s -> s.signed.removeIf(e -> e.value().isEmpty() && (e.isProtocol() ? protocol : others));
  }

  private static void repeated(Plan plan) {
    plan.query =
        new ArrayList<>(List.of(Plan.query("k", "2"), Plan.query("k", "3"), Plan.query("k", "1")));
    plan.form = List.of();
  }

  private static Consumer<WrongSigner> value(String kept) {
    return s -> s.signed.removeIf(e -> e.name().equals("k") && !e.value().equals(kept));
  }
}
