package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Signs a request wrong, has it diagnosed, and tells whether the diagnosis is right. */
final class Judge {

  enum Outcome {
    /** The mistakes had no effect on this request, and it is called valid. */
    VALID,
    /** Exactly the mistakes are named that were made. */
    NAMED,
    /** Others are named, which sign this request the very same. */
    INDISTINGUISHABLE,
    /** None of these: the diagnosis is wrong. */
    WRONG
  }

  record Result(Outcome outcome, List<String> made, List<String> named) {}

  private Judge() {}

  /** Judges one request. */
  static Result judge(Plan plan, List<Sabotage> sabotages) {
    WrongSigner right = sign(plan, List.of());
    WrongSigner wrong = sign(plan, sabotages);
    List<String> made = ids(effective(plan, sabotages));
    SignatureDiagnosis diagnosis = plan.diagnose(wrong.request());
    List<String> named = diagnosis.mistakes().stream().map(Mistake::id).sorted().toList();
    return new Result(outcome(plan, right, wrong, made, named, diagnosis.verdict()), made, named);
  }

  private static Outcome outcome(
      Plan plan,
      WrongSigner right,
      WrongSigner wrong,
      List<String> made,
      List<String> named,
      Verdict verdict) {
    if (wrong.request().equals(right.request())) {
      return verdict == Verdict.VALID ? Outcome.VALID : Outcome.WRONG;
    }
    if (verdict != Verdict.EXPLAINED) {
      return Outcome.WRONG;
    }
    if (named.equals(made)) {
      return Outcome.NAMED;
    }
    return leadToTheSame(plan, named, wrong) ? Outcome.INDISTINGUISHABLE : Outcome.WRONG;
  }

  private static WrongSigner sign(Plan plan, List<Sabotage> sabotages) {
    return WrongSigner.sign(plan, sabotages.stream().map(Sabotage::spoil).toList());
  }

  /** Leaves out mistakes without which the request is the same. */
  private static List<Sabotage> effective(Plan plan, List<Sabotage> sabotages) {
    List<Sabotage> effective = new ArrayList<>(sabotages);
    for (Sabotage sabotage : sabotages) {
      List<Sabotage> less = new ArrayList<>(effective);
      less.remove(sabotage);
      if (sign(plan, less).request().equals(sign(plan, effective).request())) {
        effective = less;
      }
    }
    return effective;
  }

  private static List<String> ids(List<Sabotage> sabotages) {
    Stream<Sabotage> visible = sabotages.stream();
    if (sabotages.stream().anyMatch(Sabotage::hidesOthers)) {
      visible = visible.filter(Sabotage::hidesOthers);
    }
    return visible.map(Sabotage::id).distinct().sorted().toList();
  }

  /** Tells whether the named mistakes, made by the test's own signer, sign the same. */
  private static boolean leadToTheSame(Plan plan, List<String> named, WrongSigner wrong) {
    if (named.isEmpty() || named.size() > 3) {
      return false;
    }
    List<List<Sabotage>> choices = List.of(List.of());
    for (String id : named) {
      List<List<Sabotage>> longer = new ArrayList<>();
      for (List<Sabotage> choice : choices) {
        for (Sabotage sabotage : Sabotage.named(id)) {
          longer.add(Stream.concat(choice.stream(), Stream.of(sabotage)).toList());
          longer.add(Stream.concat(Stream.of(sabotage), choice.stream()).toList());
        }
      }
      choices = longer;
    }
    return choices.stream()
        .map(choice -> sign(plan, choice))
        .anyMatch(
            other ->
                other.baseString.equals(wrong.baseString)
                    && other.signature.equals(wrong.signature));
  }
}
