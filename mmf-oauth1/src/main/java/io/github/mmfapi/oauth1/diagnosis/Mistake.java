package io.github.mmfapi.oauth1.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A mistake of an OAuth 1 client.
 *
 * @param id a short name in kebab case that stays the same in all versions, such as {@code
 *     query-not-signed}
 * @param category the part of the signature that the mistake is in
 * @param summary what is wrong, in one sentence without secrets
 * @param rule the section of the specification that says how it is done
 * @param fix what to change in the client
 */
public record Mistake(String id, Category category, String summary, String rule, String fix) {

  /** The part of the signature that a mistake is in, in the order in which mistakes are tried. */
  public enum Category {
    /** The base string URI (RFC 5849 section 3.4.1.2). */
    URI,
    /** The request method (RFC 5849 section 3.4.1.1). */
    METHOD,
    /** Which parameters are signed, and in which order (RFC 5849 section 3.4.1.3). */
    PARAMETERS,
    /** How names and values are encoded (RFC 5849 section 3.6). */
    ENCODING,
    /** The key of the signature: the two secrets (RFC 5849 section 3.4.2). */
    KEY,
    /** How the signature is computed and written. */
    SIGNATURE,
    /** The rest of the request. The signature may be right. */
    REQUEST
  }

  /**
   * Creates a mistake.
   *
   * @param id a short name in kebab case that stays the same in all versions, such as {@code
   *     query-not-signed}
   * @param category the part of the signature that the mistake is in
   * @param summary what is wrong, in one sentence without secrets
   * @param rule the section of the specification that says how it is done
   * @param fix what to change in the client
   * @throws NullPointerException if one of the parts is null
   */
  public Mistake {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(summary, "summary");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(fix, "fix");
  }

  /**
   * Lists every mistake that a diagnosis can name. If two mistakes lead to the same base string and
   * key, the diagnosis names the one that comes first in this list.
   *
   * @return the mistakes in the order in which they are tried, unmodifiable
   */
  public static List<Mistake> catalogue() {
    return Catalogue.ALL;
  }

  /** Describes a mistake whose rule is a section of RFC 5849. */
  static Mistake of(Category category, String id, String summary, String section, String fix) {
    return new Mistake(id, category, summary, "RFC 5849 section " + section, fix);
  }

  /** Returns a copy that tells what was found in one request. */
  Mistake found(String summary) {
    return new Mistake(id, category, summary, rule, fix);
  }

  /** Made when it is first asked for: the classes that it names refer to this one. */
  private static final class Catalogue {
    static final List<Mistake> ALL =
        Stream.of(
                UriMistakes.ALL,
                MethodMistakes.ALL,
                ParameterMistakes.ALL,
                OrderMistakes.ALL,
                EncodingMistakes.ALL,
                KeyMistakes.ALL,
                SignatureForm.ALL,
                RequestMistakes.ALL)
            .flatMap(List::stream)
            .toList();
  }
}
