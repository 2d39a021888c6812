package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.Mistake.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the mistakes that reproduce a received signature: none, then each alone in the order of
 * the catalogue, then a mistake in the URI with any other, then one in the key with one in method
 * or parameters.
 */
final class Search {

  /**
   * What reproduces the signature.
   *
   * @param mistakes none, one or two
   * @param draft what was signed
   */
  record Found(List<Mistake> mistakes, Draft draft) {}

  /** At most this many signatures are computed. */
  static final int MOST_SIGNATURES = 4_000;

  /** At most this many characters are signed; a second or so for a request of that size. */
  private static final long MOST_CHARACTERS = 16_000_000;

  /** Requests with more parameters are checked, and not searched. */
  private static final int MOST_PARAMETERS = 5_000;

  /** The keys of two other secrets come last, and are tried alone only. */
  private static final int MOST_KEYS_IN_PAIRS = 100;

  private static final Map<String, Integer> ORDER = order();

  private final Draft right;
  private final SignatureTarget target;
  private int tried;
  private long characters;
  private @Nullable Found found;

  Search(Draft right, SignatureTarget target) {
    this.right = right;
    this.target = target;
  }

  /** Returns how many signatures were computed. */
  int tried() {
    return tried;
  }

  /** Returns what reproduces the signature, null if nothing does. */
  @Nullable Found run(ParsedRequest request, Secrets secrets) {
    attempt(List.of(), right);
    if (isOpen() && right.parameters().pairs().size() <= MOST_PARAMETERS) {
      List<Change> singles = singles(request, secrets);
      pairs(singles);
    }
    return found;
  }

  /** Tries each mistake alone, and returns those that make a difference. */
  private List<Change> singles(ParsedRequest request, Secrets secrets) {
    List<Change> changes = new ArrayList<>();
    if (target.dependsOnBaseString()) {
      UriMistakes.offer(request, changes::add);
      MethodMistakes.offer(request, right, changes::add);
      ParameterMistakes.offer(request, right, changes::add);
      OrderMistakes.offer(right, changes::add);
      EncodingMistakes.offer(right, changes::add);
    }
    if (target.dependsOnKey()) {
      KeyMistakes.offer(secrets, changes::add);
    }
    changes.sort(Comparator.comparing(Search::rank));
    Set<String> seen = new HashSet<>(List.of(right.key(), right.baseString()));
    List<Change> different = new ArrayList<>();
    for (Change change : changes) {
      if (!isOpen()) {
        break;
      }
      Draft draft = change.applyTo(right).resolved(target);
      String part = change.key() == null ? draft.baseString() : draft.key();
      characters += part.length();
      boolean isNew = seen.add(part);
      if (isNew) {
        attempt(change.mistakes(), draft);
      }
      if (isNew || change.uri() != null) {
        // A change of the URI without an effect may have one beside another.
        different.add(change);
      }
    }
    return different;
  }

  private void pairs(List<Change> changes) {
    Set<String> seen = new HashSet<>(Set.of(key(right.uri())));
    List<Change> uris = in(changes, Category.URI);
    List<Change> effective =
        uris.stream().filter(uri -> seen.add(key(uri.applyTo(right).uri()))).toList();
    for (Change first : uris) {
      for (Change second : uris) {
        if (seen.add(key(second.applyTo(first.applyTo(right)).uri()))) {
          attempt(first, second);
        }
      }
    }
    List<Change> keys = in(changes, Category.KEY).stream().limit(MOST_KEYS_IN_PAIRS).toList();
    List<Change> others =
        changes.stream().filter(change -> change.uri() == null && change.key() == null).toList();
    others.forEach(other -> effective.forEach(uri -> attempt(uri, other)));
    // The keys outside, for a MAC is costly to key.
    keys.forEach(key -> effective.forEach(uri -> attempt(uri, key)));
    keys.forEach(key -> others.forEach(other -> attempt(other, key)));
  }

  private static String key(BaseUri uri) {
    return uri.encodings() + uri.toString();
  }

  private void attempt(Change first, Change second) {
    if (isOpen()) {
      attempt(List.of(), second.applyTo(first.applyTo(right)).resolved(target));
      if (found != null) {
        found = new Found(join(first, second), found.draft());
      }
    }
  }

  /** Joins the mistakes of two changes in the order of the catalogue. */
  private static List<Mistake> join(Change first, Change second) {
    return Stream.of(first, second)
        .flatMap(change -> change.mistakes().stream())
        .distinct()
        .sorted(Comparator.comparing(mistake -> ORDER.getOrDefault(mistake.id(), 0)))
        .toList();
  }

  private void attempt(List<Mistake> mistakes, Draft draft) {
    tried++;
    characters += draft.parameters().bytes().length;
    if (draft.reproduces(target)) {
      found = new Found(mistakes, draft);
    }
  }

  private boolean isOpen() {
    return found == null && tried < MOST_SIGNATURES && characters < MOST_CHARACTERS;
  }

  private static List<Change> in(List<Change> changes, Category category) {
    return changes.stream().filter(c -> c.mistakes().get(0).category() == category).toList();
  }

  private static int rank(Change change) {
    return ORDER.getOrDefault(change.mistakes().get(0).id(), 0);
  }

  private static Map<String, Integer> order() {
    Map<String, Integer> order = new HashMap<>();
    Mistake.catalogue().forEach(mistake -> order.put(mistake.id(), order.size()));
    return order;
  }
}
