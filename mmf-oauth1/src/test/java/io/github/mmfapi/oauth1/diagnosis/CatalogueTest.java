package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.diagnosis.Judge.Outcome;
import io.github.mmfapi.oauth1.diagnosis.Mistake.Category;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every mistake in every placement with every HMAC method, alone and beside a wrong URI. Takes
 * several seconds: hundreds of pairs of mistakes, for each of which the whole catalogue is
 * searched.
 */
class CatalogueTest {

  static final List<Placement> PLACEMENTS = List.of(Placement.values());
  static final List<String> METHODS = List.of("HMAC-SHA1", "HMAC-SHA256", "HMAC-SHA512");

  @ParameterizedTest
  @FieldSource("PLACEMENTS")
  void diagnose_eachMistakeAlone_namesIt(Placement placement) {
    Set<String> named = new TreeSet<>();
    Set<String> failures = new TreeSet<>();
    for (String method : METHODS) {
      for (Sabotage sabotage : Sabotage.ALL) {
        Judge.Result result =
            Judge.judge(plan(placement, method, List.of(sabotage)), List.of(sabotage));
        if (result.outcome() == Outcome.NAMED) {
          named.add(sabotage.id());
        } else if (result.outcome() != Outcome.VALID) {
          failures.add(method + " " + result);
        }
      }
    }
    assertThat(failures).isEmpty();
    Set<String> missing = new TreeSet<>(catalogue());
    missing.removeAll(named);
    assertThat(missing).isSubsetOf(NOT_IN_EVERY_PLACEMENT);
  }

  /** Needs a header, or another placement than the one that it is made with. */
  private static final Set<String> NOT_IN_EVERY_PLACEMENT =
      Set.of("realm-included", "two-placements", "plaintext-over-http");

  /** The first and the last mistake of each category beside those of another. */
  @Test
  void diagnose_aMistakeOfEachOfTwoCategories_namesBoth() {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    Set<String> failures = new TreeSet<>();
    for (Sabotage first : ends(Category.URI, Category.KEY)) {
      for (Sabotage second : ends(Category.values())) {
        // Which other secret it is, is looked for beside a wrong URI only.
        boolean isSearched =
            category(first) == Category.URI
                || (!first.id().equals("other-secret")
                    && Set.of(Category.METHOD, Category.PARAMETERS).contains(category(second)));
        if (isSearched) {
          List<Sabotage> both = List.of(first, second);
          Judge.Result result = Judge.judge(plan(Placement.QUERY, "HMAC-SHA1", both), both);
          counts.merge(result.outcome(), 1, Integer::sum);
          if (result.outcome() != Outcome.NAMED && result.outcome() != Outcome.VALID) {
            failures.add(result.toString());
          }
        }
      }
    }
    assertThat(failures).as("%s", counts).isEmpty();
    assertThat(counts.get(Outcome.NAMED)).isGreaterThan(20);
  }

  private static List<Sabotage> ends(Category... categories) {
    List<Sabotage> ends = new ArrayList<>();
    for (Category category : categories) {
      List<Sabotage> all =
          Sabotage.ALL.stream().filter(sabotage -> category(sabotage) == category).toList();
      ends.add(all.get(0));
      ends.add(all.get(all.size() - 1));
    }
    return ends;
  }

  /**
   * Tries every twelfth pair, with placements and methods in turn; with {@code
   * -Ddiagnosis.all=true} every pair with all of them.
   */
  @Test
  @Tag("slow")
  void diagnose_eachMistakeBesideEachOfTheUri_namesBoth() {
    boolean all = Boolean.getBoolean("diagnosis.all");
    int times = all ? PLACEMENTS.size() * METHODS.size() : 1;
    int step = all ? 1 : 12;
    Map<Outcome, Integer> counts = new HashMap<>();
    Set<String> failures = new TreeSet<>();
    int turn = 0;
    for (Sabotage uri : Sabotage.ALL) {
      for (Sabotage other : category(uri) == Category.URI ? Sabotage.ALL : List.<Sabotage>of()) {
        turn++;
        if (turn % step != 0) {
          continue;
        }
        for (int i = turn / step; i < turn / step + times; i++) {
          Placement placement = PLACEMENTS.get(i % PLACEMENTS.size());
          String method = METHODS.get(i / PLACEMENTS.size() % METHODS.size());
          List<Sabotage> both = List.of(uri, other);
          Judge.Result result = Judge.judge(plan(placement, method, both), both);
          counts.merge(result.outcome(), 1, Integer::sum);
          if (result.outcome() != Outcome.NAMED && result.outcome() != Outcome.VALID) {
            failures.add(result.toString());
          }
        }
      }
    }
    assertThat(failures).as("%s", counts).isSubsetOf(DECODED_AND_ENCODED);
    assertThat(counts.get(Outcome.NAMED)).isGreaterThan(times * 2_100 / step);
  }

  /** Encoding parts of a decoded path is the one pair of which nobody can say what it should be. */
  private static final Set<String> DECODED_AND_ENCODED =
      Set.of("Result[outcome=WRONG, made=[path-decoded, path-encoded-differently], named=[]]");

  @Test
  void sabotages_together_makeEveryMistakeOfTheCatalogue() {
    Set<String> made = Sabotage.ALL.stream().map(Sabotage::id).collect(Collectors.toSet());
    made.add("plaintext-over-http");
    assertThat(made).containsExactlyInAnyOrderElementsOf(catalogue());
  }

  private static List<String> catalogue() {
    return Mistake.catalogue().stream().map(Mistake::id).toList();
  }

  private static Category category(Sabotage sabotage) {
    return Mistake.catalogue().stream()
        .filter(mistake -> mistake.id().equals(sabotage.id()))
        .findFirst()
        .orElseThrow()
        .category();
  }

  /** Makes a request on which the mistakes have an effect, if they can have one. */
  private static Plan plan(Placement placement, String method, List<Sabotage> sabotages) {
    List<String> nonces = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      nonces.add("nonce" + i);
    }
    Plan plan = null;
    for (String nonce : nonces) {
      plan = new Plan();
      plan.nonce = nonce;
      plan.placement = placement;
      plan.algorithm = method;
      Plan prepared = plan;
      sabotages.forEach(sabotage -> sabotage.prepare().accept(prepared));
      WrongSigner signer = WrongSigner.sign(plan, sabotages.stream().map(Sabotage::spoil).toList());
      if (sabotages.stream()
          .allMatch(s -> SabotagedSignature.needs(s.id()).test(signer.signature))) {
        break;
      }
    }
    return plan;
  }
}
