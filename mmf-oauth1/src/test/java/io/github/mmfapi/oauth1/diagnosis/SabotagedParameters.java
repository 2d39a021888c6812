package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.Entry.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Mistakes in which parameters are signed, and in which order. */
final class SabotagedParameters {

  static final List<Sabotage> ALL =
      List.of(
          without("query-not-signed", entry -> entry.origin() == Origin.QUERY),
          without("form-not-signed", entry -> entry.origin() == Origin.FORM),
          without("only-protocol-parameters-signed", entry -> !entry.isProtocol()),
          Sabotage.of(
              "body-signed-as-form",
              plan -> plan.body("text/xml", "<a>b</a>"),
              s -> {
                if (!s.plan.isForm() && !s.plan.body.isEmpty()) {
                  s.signed.add(body(s.plan.body, ""));
                }
              }),
          Sabotage.of(
              "json-members-signed", SabotagedParameters::json, s -> s.signed.addAll(s.plan.json)),
          Sabotage.of(
              "identical-pairs-collapsed",
              s ->
                  s.signed =
                      new ArrayList<>(
                          s.signed.stream()
                              .collect(
                                  Collectors.toMap(
                                      e -> List.of(e.name(), e.value()),
                                      e -> e,
                                      (a, b) -> a,
                                      LinkedHashMap::new))
                              .values())),
          Sabotage.of("repeated-names-collapsed", s -> s.signed = byName(s.signed, true)),
          Sabotage.of("repeated-names-collapsed", s -> s.signed = byName(s.signed, false)),
          without("empty-values-dropped", entry -> entry.value().isEmpty()),
          Sabotage.of(
              "empty-value-without-equals",
              s -> s.join = pair -> pair[1].isEmpty() ? pair[0] : pair[0] + "=" + pair[1]),
          with("signature-included", "oauth_signature", ""),
          Sabotage.of("signature-included", s -> s.signTwice = true),
          Sabotage.of(
              "realm-included",
              s -> {
                if (s.plan.realm != null
                    && s.plan.placement == io.github.mmfapi.oauth1.Placement.HEADER) {
                  s.signed.add(Entry.of(Origin.PROTOCOL, "realm", s.plan.realm));
                }
              }),
          without("version-not-signed", named("oauth_version")),
          without("token-not-signed", named("oauth_token")),
          without("callback-not-signed", named("oauth_callback")),
          without("verifier-not-signed", named("oauth_verifier")),
          Sabotage.of(
              "body-hash-not-signed",
              SabotagedRequest::bodyHash,
              s -> s.signed.removeIf(named("oauth_body_hash"))),
          without("protocol-parameter-not-signed", named("oauth_nonce")),
          without("protocol-parameter-not-signed", named("oauth_timestamp")),
          Sabotage.of(
              "version-signed-not-sent",
              plan -> plan.version = false,
              s -> addUnlessSent(s, "oauth_version", "1.0")),
          Sabotage.of(
              "empty-token-signed-not-sent",
              plan -> plan.token = null,
              s -> addUnlessSent(s, "oauth_token", "")),
          Sabotage.of(
              "callback-signed-not-sent",
              plan -> plan.callback = null,
              s -> addUnlessSent(s, "oauth_callback", "oob")),
          order(
              "sorted-before-encoding",
              Comparator.<String[], String>comparing(p -> p[2]).thenComparing(p -> p[3])),
          Sabotage.of(
              "sorted-as-pairs",
              plan -> plan.query.add(Plan.query("a3.1", "1")),
              s -> s.order = Comparator.comparing(pair -> pair[0] + "=" + pair[1])),
          Sabotage.of(
              "sorted-by-name-only",
              plan -> plan.query.addAll(0, List.of(Plan.query("k", "2"), Plan.query("k", "1"))),
              s -> s.order = Comparator.comparing(pair -> pair[0])),
          order(
              "sorted-ignoring-case",
              Comparator.<String[], String>comparing(p -> p[0].toLowerCase(Locale.ROOT))
                  .thenComparing(p -> p[1].toLowerCase(Locale.ROOT))),
          Sabotage.of("not-sorted", s -> s.order = null));

  private SabotagedParameters() {}

  private static void json(Plan plan) {
    plan.json(List.of(body("name", "Jane"), body("size", "1 2")));
  }

  private static Entry body(String name, String value) {
    return Entry.of(Origin.BODY, name, value);
  }

  private static Predicate<Entry> named(String name) {
    return entry -> entry.isProtocol() && entry.name().equals(name);
  }

  private static Sabotage without(String id, Predicate<Entry> dropped) {
    return Sabotage.of(id, s -> s.signed.removeIf(dropped));
  }

  private static Sabotage with(String id, String name, String value) {
    return Sabotage.of(id, s -> s.signed.add(Entry.of(Origin.PROTOCOL, name, value)));
  }

  private static Sabotage order(String id, Comparator<String[]> order) {
    return Sabotage.of(id, s -> s.order = order);
  }

  private static void addUnlessSent(WrongSigner signer, String name, String value) {
    if (signer.sent.stream().noneMatch(named(name))) {
      signer.signed.add(Entry.of(Origin.PROTOCOL, name, value));
    }
  }

  private static List<Entry> byName(List<Entry> entries, boolean last) {
    Map<String, Entry> map = new LinkedHashMap<>();
    entries.forEach(e -> map.merge(e.name(), e, (before, now) -> last ? now : before));
    return new ArrayList<>(new LinkedHashSet<>(map.values()));
  }
}
