package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.diagnosis.Judge.Outcome;
import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis.Verdict;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Requests that are made up at random; {@code target/diagnosis.txt} has what became of them. {@code
 * -Ddiagnosis.count} chooses how many, {@code -Ddiagnosis.seed} which.
 */
@Tag("slow")
class GeneratedRequestsTest {

  private static final int COUNT = Integer.getInteger("diagnosis.count", 1_000);
  private static final long SEED = Long.getLong("diagnosis.seed", 5849);

  @Test
  void diagnose_requestWithRandomMistake_namesItOrOneThatSignsTheSame() throws IOException {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    Map<String, Integer> indistinguishable = new TreeMap<>();
    Set<String> failures = new TreeSet<>();
    for (long seed = SEED; seed < SEED + COUNT; seed++) {
      RandomPlans random = new RandomPlans(seed);
      Plan plan = random.next();
      Sabotage mistake = random.oneOf(Sabotage.ALL);
      List<Sabotage> made =
          random.chance(3) ? List.of(random.oneOf(SabotagedUri.ALL), mistake) : List.of(mistake);
      if (random.chance(2)) {
        made.forEach(sabotage -> sabotage.prepare().accept(plan));
      }
      Judge.Result result = Judge.judge(plan, made);
      counts.merge(result.outcome(), 1, Integer::sum);
      if (result.outcome() == Outcome.INDISTINGUISHABLE) {
        indistinguishable.merge(result.made() + " as " + result.named(), 1, Integer::sum);
      } else if (result.outcome() == Outcome.WRONG) {
        failures.add("again with -Ddiagnosis.count=1 -Ddiagnosis.seed=" + seed + ": " + result);
      }
    }
    Files.writeString(Path.of("target", "diagnosis.txt"), counts + "\n" + indistinguishable);
    assertThat(failures).as("%s", counts).isEmpty();
    // Other mistakes lead to the very same base string, such as with a query of empty values only.
    assertThat(counts.getOrDefault(Outcome.INDISTINGUISHABLE, 0))
        .as("%s", indistinguishable)
        .isLessThanOrEqualTo(COUNT / 25 + 1);
  }

  @Test
  void toString_ofAnyDiagnosis_showsNoSecret() {
    for (long seed = SEED; seed < SEED + COUNT; seed += 5) {
      RandomPlans random = new RandomPlans(seed);
      Plan plan = random.next();
      plan.clientSecret = "client/secret & 1";
      plan.tokenSecret = "token secret+2";
      plan.verifier = "the-verifier";
      plan.query.add(Plan.query("password", "my password"));
      plan.query.add(Plan.query("note", plan.clientSecret));
      List<Sabotage> made = List.of(random.oneOf(Sabotage.ALL));
      String text =
          plan.diagnose(
                  WrongSigner.sign(plan, made.stream().map(Sabotage::spoil).toList()).request())
              .toString();
      for (String secret :
          List.of(plan.clientSecret, plan.tokenSecret, "the-verifier", "my password")) {
        String once = Entry.encode(secret);
        assertThat(text)
            .as("%s, seed %d", made, seed)
            .doesNotContain(secret, once, Entry.encode(once), Entry.lowerHex(once))
            .doesNotContain(once.replace("%20", "+"), Entry.encode(once.replace("%20", "+")));
      }
    }
  }

  @Test
  void diagnose_validRequest_isNeverCalledInvalid() {
    for (long seed = SEED; seed < SEED + 3L * COUNT; seed++) {
      Plan plan = new RandomPlans(seed).next();
      ReceivedRequest request = WrongSigner.sign(plan, List.of()).request();
      SignatureDiagnosis diagnosis = plan.diagnose(request);
      assertThat(diagnosis.verdict()).as("seed %d: %s", seed, diagnosis).isEqualTo(Verdict.VALID);
      assertThat(diagnosis.mistakes()).isEmpty();
      assertThat(diagnosis.receivedBaseString()).isEqualTo(diagnosis.expectedBaseString());
      assertThat(OAuth1VerifierOf.plan(plan).verify(request).clientKey()).isEqualTo(plan.clientKey);
    }
  }
}
