package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis.Verdict;
import java.util.List;
import java.util.function.Consumer;

/**
 * A form of a mistake: what exactly was done wrong, and what has to be named for it.
 *
 * @param done what was done
 * @param verdict the outcome
 * @param ids the mistakes to name
 * @param prepare gives a request what the form needs to have an effect
 * @param spoil does it
 */
record Form(
    String done,
    Verdict verdict,
    List<String> ids,
    Consumer<Plan> prepare,
    Consumer<WrongSigner> spoil) {

  static Form of(String id, String done, Consumer<WrongSigner> spoil) {
    return of(id, done, plan -> {}, spoil);
  }

  static Form of(String id, String done, Consumer<Plan> prepare, Consumer<WrongSigner> spoil) {
    return of(List.of(id), done, prepare, spoil);
  }

  static Form of(
      List<String> ids, String done, Consumer<Plan> prepare, Consumer<WrongSigner> spoil) {
    return new Form(done, Verdict.EXPLAINED, ids, prepare, spoil);
  }

  static Form unexplained(String done, Consumer<Plan> prepare, Consumer<WrongSigner> spoil) {
    return new Form(done, Verdict.UNEXPLAINED, List.of(), prepare, spoil);
  }

  @Override
  public String toString() {
    return ids + " " + done;
  }
}
