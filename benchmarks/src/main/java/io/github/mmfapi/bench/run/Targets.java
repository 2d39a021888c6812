package io.github.mmfapi.bench.run;

import java.util.ArrayList;
import java.util.List;

/** Evaluates the targets from the results of one run. */
final class Targets {
  private static final int KB = 1024;

  private final Results results;
  private final List<Target> targets = new ArrayList<>();

  private Targets(Results results) {
    this.results = results;
  }

  static List<Target> of(Results results) {
    Targets all = new Targets(results);
    all.signing();
    all.calls();
    all.decoding();
    all.processes();
    return all.targets;
  }

  private void signing() {
    atLeast("T1", "signing, × faster than ScribeJava", over("sign.scribe", "sign.ours"), 25, 10);
    double best =
        Math.min(
            Math.min(results.get("sign.signpost.us"), results.get("sign.google.us")),
            results.get("sign.jersey.us"));
    atLeast(
        "T2",
        "signing, × faster than the best other peer",
        best / results.get("sign.ours.us"),
        2.5,
        1.3);
    atMost("T3", "signing, × a bare keyed `Mac`", "×", over("sign.ours", "sign.mac"), 5, 10);
    atMost("T4", "signer, GET", "B/op", results.get("sign.ours.bytes"), KB, 2 * KB);
    atMost("T4", "signer, POST form", "B/op", results.get("sign.oursPost.bytes"), 1.5 * KB, 3 * KB);
  }

  private void calls() {
    atMost(
        "T5",
        "signing client, × unsigned",
        "×",
        over("call.decorated", "call.unsigned"),
        1.15,
        1.3);
    atMost("T5", "signing client adds", "B/op", added("call.decorated"), 4 * KB, 8 * KB);
    atMost(
        "T6",
        "interceptor into the query, × unsigned",
        "×",
        over("call.intercepted", "call.unsigned"),
        1.4,
        1.8);
    atMost("T6", "interceptor adds", "B/op", added("call.intercepted"), 25 * KB, 40 * KB);
    atLeast(
        "T7",
        "generated call, × faster than stock Feign with ScribeJava",
        over("call.stock", "call.generated"),
        8,
        4);
  }

  private void decoding() {
    both("T8", "`get_user`, × Feign's `JacksonDecoder`", "decode.user", "feign", 0.5, 0.3);
    both("T9", "200 workouts, × databind into beans", "decode.200", "databind", 0.6, 0.3);
  }

  private void both(
      String name, String measure, String group, String peer, double time, double bytes) {
    String ours = group + ".ours";
    String theirs = group + "." + peer;
    atMost(name, measure + ", time", "×", over(ours, theirs), time, 0.8);
    atMost(
        name,
        measure + ", bytes",
        "×",
        results.ratio(ours + ".bytes", theirs + ".bytes"),
        bytes,
        0.5);
  }

  private void processes() {
    for (int threads : Loopback.THREADS) {
      atLeast(
          "T10",
          "signed call over loopback, × raw `HttpClient`, threads: " + threads,
          results.ratio("loopback.ours." + threads, "loopback.raw." + threads),
          2,
          1);
    }
    atMost(
        "T11",
        "first call, × raw `HttpClient`",
        "×",
        results.ratio("cold.ours", "cold.raw"),
        0.85,
        1);
    atMost(
        "T11",
        "the same with AppCDS, × raw without",
        "×",
        results.ratio("cold.ours.cds", "cold.raw"),
        0.45,
        0.6);
    atMost(
        "T13",
        "page of the sandbox, 20,000 workouts, × 100 workouts",
        "×",
        results.ratio("page.20000.us", "page.100.us"),
        2,
        3);
    atMost(
        "T12", "edit of the spec to compiled bindings", "s", results.get("regeneration"), 15, 25);
  }

  private double over(String one, String other) {
    return results.ratio(one + ".us", other + ".us");
  }

  private double added(String call) {
    return results.get(call + ".bytes") - results.get("call.unsigned.bytes");
  }

  private void atLeast(String name, String measure, double value, double target, double fails) {
    targets.add(Target.atLeast(name, measure, value, target, fails));
  }

  private void atMost(
      String name, String measure, String unit, double value, double target, double fails) {
    targets.add(Target.atMost(name, measure, unit, value, target, fails));
  }
}
