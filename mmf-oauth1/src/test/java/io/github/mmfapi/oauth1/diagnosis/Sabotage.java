package io.github.mmfapi.oauth1.diagnosis;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One of the ways to make a mistake.
 *
 * @param id the id of the mistake
 * @param prepare gives a request what the mistake needs to have an effect
 * @param spoil makes the mistake
 */
record Sabotage(String id, Consumer<Plan> prepare, Consumer<WrongSigner> spoil) {

  /** All of them, those of the URI first: what spoils parts comes before what replaces them. */
  static final List<Sabotage> ALL =
      Stream.of(
              SabotagedUri.ALL,
              SabotagedUri.METHOD,
              SabotagedParameters.ALL,
              SabotagedEncoding.ALL,
              SabotagedKey.ALL,
              SabotagedSignature.ALL,
              SabotagedRequest.ALL)
          .flatMap(List::stream)
          .toList();

  static Sabotage of(String id, Consumer<WrongSigner> spoil) {
    return new Sabotage(id, plan -> {}, spoil);
  }

  static Sabotage of(String id, Consumer<Plan> prepare, Consumer<WrongSigner> spoil) {
    return new Sabotage(id, prepare, spoil);
  }

  static List<Sabotage> named(String id) {
    return ALL.stream().filter(sabotage -> sabotage.id().equals(id)).toList();
  }

  /** Tells whether nothing else can be found beside it: the request cannot be read. */
  boolean hidesOthers() {
    return List.of("not-signed", "malformed-request", "not-utf8-sent").contains(id);
  }

  @Override
  public String toString() {
    return id;
  }
}
