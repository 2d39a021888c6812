package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.Mistake.Category;
import io.github.mmfapi.oauth1.diagnosis.ParameterRecipe.Encoded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Parameters in a wrong order (RFC 5849 section 3.4.1.3.2). */
final class OrderMistakes {

  static final Mistake BEFORE_ENCODING =
      mistake(
          "sorted-before-encoding",
          "The parameters were sorted before they were encoded.",
          "Encode names and values first, then sort.");

  static final Mistake AS_PAIRS =
      mistake(
          "sorted-as-pairs",
          "The parameters were sorted as texts name=value.",
          "Sort by name, and by value only where names are equal: = must not take part.");

  static final Mistake BY_NAME =
      mistake(
          "sorted-by-name-only",
          "Parameters of the same name were not sorted by value.",
          "Sort parameters of the same name by their encoded value.");

  static final Mistake IGNORING_CASE =
      mistake(
          "sorted-ignoring-case",
          "The parameters were sorted without regard to case.",
          "Sort by the bytes of the encoded text: upper case comes before lower case.");

  static final Mistake NOT_SORTED =
      mistake(
          "not-sorted",
          "The parameters were not sorted.",
          "Sort all parameters together, wherever in the request they are.");

  static final List<Mistake> ALL =
      List.of(AS_PAIRS, BEFORE_ENCODING, BY_NAME, IGNORING_CASE, NOT_SORTED);

  private static final Comparator<Encoded> DECODED =
      Comparator.<Encoded, String>comparing(encoded -> encoded.pair().name())
          .thenComparing(encoded -> encoded.pair().value());

  private static final Comparator<Encoded> DECODED_PAIRS =
      Comparator.comparing(encoded -> encoded.pair().name() + "=" + encoded.pair().value());

  private static final Comparator<Encoded> WITHOUT_CASE =
      Comparator.comparing(Encoded::name, String.CASE_INSENSITIVE_ORDER)
          .thenComparing(Encoded::value, String.CASE_INSENSITIVE_ORDER);

  private static final List<List<Integer>> PERMUTATIONS =
      List.of(
          List.of(0, 1, 2),
          List.of(1, 2, 0),
          List.of(2, 1, 0),
          List.of(1, 0, 2),
          List.of(2, 0, 1),
          List.of(0, 2, 1));

  private OrderMistakes() {}

  static void offer(Draft right, Consumer<Change> out) {
    ParameterRecipe recipe = right.parameters();
    offer(out, BEFORE_ENCODING, recipe, DECODED);
    offer(out, BEFORE_ENCODING, recipe, DECODED_PAIRS);
    offer(out, AS_PAIRS, recipe, Comparator.comparing(Encoded::text));
    List<ParameterRecipe> orders =
        PERMUTATIONS.stream().map(order -> recipe.with(inOrder(recipe.pairs(), order))).toList();
    for (ParameterRecipe order : orders) {
      offer(out, BY_NAME, order, Comparator.comparing(Encoded::name));
    }
    for (ParameterRecipe order : orders) {
      offer(out, IGNORING_CASE, order, WITHOUT_CASE);
    }
    for (ParameterRecipe order : orders) {
      offer(out, NOT_SORTED, order, null);
    }
  }

  private static void offer(
      Consumer<Change> out,
      Mistake mistake,
      ParameterRecipe recipe,
      @Nullable Comparator<Encoded> order) {
    out.accept(Change.parameters(mistake, recipe.sorted(order)));
  }

  /** Puts protocol parameters, query and form one after the other, each as it was received. */
  private static List<Pair> inOrder(List<Pair> pairs, List<Integer> order) {
    List<Predicate<Pair>> groups =
        List.of(
            Pair::isProtocol,
            pair -> !pair.isProtocol() && pair.isIn(Pair.Place.QUERY),
            pair -> !pair.isProtocol() && !pair.isIn(Pair.Place.QUERY));
    List<Pair> ordered = new ArrayList<>(pairs.size());
    for (int group : order) {
      pairs.stream().filter(groups.get(group)).forEach(ordered::add);
    }
    return ordered;
  }

  private static Mistake mistake(String id, String summary, String fix) {
    return Mistake.of(Category.PARAMETERS, id, summary, "3.4.1.3.2", fix);
  }
}
