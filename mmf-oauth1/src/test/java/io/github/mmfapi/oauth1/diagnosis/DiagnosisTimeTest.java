package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis.Verdict;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a diagnosis may cost. */
@Tag("slow")
class DiagnosisTimeTest {

  /** A request that nothing explains takes longest: everything is tried. */
  @Test
  void diagnose_usualRequest_takesLessThanFiftyMilliseconds() {
    Plan plan = usual();
    ReceivedRequest request =
        WrongSigner.sign(plan, List.of(signer -> signer.clientSecret = "unknown")).request();
    long[] nanos = new long[60];
    for (int i = 0; i < nanos.length; i++) {
      long start = cpuTime();
      SignatureDiagnosis diagnosis = plan.diagnose(request);
      nanos[i] = cpuTime() - start;
      assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNEXPLAINED);
      assertThat(diagnosis.tried()).isBetween(500, Search.MOST_SIGNATURES);
    }
    Arrays.sort(nanos, 20, nanos.length);
    // The median of the last forty, for the first ones run uncompiled.
    assertThat(Duration.ofNanos(nanos[40])).isLessThan(Duration.ofMillis(50));
  }

  @Test
  void diagnose_manyOtherSecrets_staysWithinItsBounds() {
    Plan plan = usual();
    ReceivedRequest request =
        WrongSigner.sign(
                plan,
                List.of(
                    signer -> signer.clientSecret = "secret7",
                    signer -> signer.tokenSecret = "secret19"))
            .request();
    List<String> secrets = IntStream.range(0, 50).mapToObj(i -> "secret" + i).toList();
    SignatureDiagnosis.Builder known =
        SignatureDiagnosis.builder(plan.clientSecret, plan.tokenSecret);
    assertThat(known.diagnose(request).tried()).isLessThanOrEqualTo(Search.MOST_SIGNATURES);
    SignatureDiagnosis diagnosis = known.otherSecrets(secrets).diagnose(request);
    assertThat(diagnosis.mistakes()).extracting(Mistake::id).containsExactly("other-secret");
    SignatureDiagnosis bounded = known.otherSecrets(secrets.subList(0, 19)).diagnose(request);
    assertThat(bounded.verdict()).isEqualTo(Verdict.UNEXPLAINED);
    assertThat(bounded.tried()).isEqualTo(Search.MOST_SIGNATURES);
  }

  @Test
  void diagnose_largeForm_staysWithinItsBounds() {
    Plan plan = usual();
    plan.method = "POST";
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 4_000; i++) {
      body.append("&name").append(i).append("=a%20value+").append("%C3%A9".repeat(40));
    }
    String header = WrongSigner.sign(plan, List.of()).request().authorizationHeader();
    ReceivedRequest request =
        new ReceivedRequest(
            "POST",
            "http://photos.example.net/photos",
            header,
            "application/x-www-form-urlencoded",
            body.toString());
    long start = cpuTime();
    SignatureDiagnosis diagnosis = plan.diagnose(request);
    assertThat(diagnosis.verdict()).isEqualTo(Verdict.UNEXPLAINED);
    assertThat(diagnosis.tried()).isLessThan(100);
    assertThat(Duration.ofNanos(cpuTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  /** Returns the time that this thread has computed, which a busy machine does not prolong. */
  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Plan usual() {
    Plan plan = new Plan();
    plan.method = "GET";
    plan.path = "/photos";
    plan.form = List.of();
    plan.placement = Placement.HEADER;
    plan.query = List.of(Plan.query("file", "vacation.jpg"), Plan.query("size", "original"));
    plan.callback = null;
    plan.verifier = null;
    plan.clientSecret = "kd94hf93k423kf44";
    plan.tokenSecret = "pfkkdhi9sl3r4s00";
    return plan;
  }
}
