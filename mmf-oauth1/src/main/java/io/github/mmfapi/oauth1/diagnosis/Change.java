package io.github.mmfapi.oauth1.diagnosis;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a mistake changes in a right signature. A part that it leaves alone is null.
 *
 * @param mistakes the mistake; two where only both together are found often
 */
record Change(
    List<Mistake> mistakes,
    @Nullable UnaryOperator<BaseUri> uri,
    @Nullable String method,
    @Nullable ParameterRecipe parameters,
    @Nullable String key) {

  static Change uri(Mistake mistake, UnaryOperator<BaseUri> change) {
    return new Change(List.of(mistake), change, null, null, null);
  }

  static Change method(Mistake mistake, String method) {
    return new Change(List.of(mistake), null, method, null, null);
  }

  static Change parameters(Mistake mistake, ParameterRecipe parameters) {
    return new Change(List.of(mistake), null, null, parameters, null);
  }

  static Change key(String key, Mistake... mistakes) {
    return new Change(List.of(mistakes), null, null, null, key);
  }

  Draft applyTo(Draft draft) {
    return new Draft(
        method == null ? draft.method() : method,
        uri == null ? draft.uri() : uri.apply(draft.uri()),
        parameters == null ? draft.parameters() : parameters,
        key == null ? draft.key() : key);
  }

  /** Returns the names of the mistakes, for the key is secret and the parameters may be. */
  @Override
  public String toString() {
    return mistakes.stream().map(Mistake::id).toList().toString();
  }
}
