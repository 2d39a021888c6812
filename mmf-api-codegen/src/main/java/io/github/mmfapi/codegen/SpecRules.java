package io.github.mmfapi.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Checks the rules that a spec must follow so that bindings can be generated. A violation fails the
 * build.
 */
final class SpecRules {
  private static final String BINDING = "x-mmf-binding";
  private static final String REASON = "x-mmf-binding-reason";
  private static final String EVIDENCE = "x-mmf-evidence";

  /** The extension of an operation that is {@code none} if its JSON response has no envelope. */
  static final String ENVELOPE = "x-mmf-envelope";

  /** The extension of a parameter or field that says who sets it instead of the caller. */
  private static final String SET_BY = "x-mmf-set-by";

  /**
   * The extension of an operation that says which credentials sign it instead of token credentials.
   */
  private static final String SIGNED_WITH = "x-mmf-signed-with";

  private static final Pattern METHOD_NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

  private static final Set<String> OBJECT_METHODS =
      Set.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private SpecRules() {}

  /**
   * Tells whether an operation or a parameter is excluded from the bindings.
   *
   * @param where the name of the owner, for the message
   * @throws SpecMistake if it is excluded without a reason
   */
  static boolean isLeftOut(@Nullable Map<String, Object> extensions, String where) {
    if (extensions == null || !"none".equals(extensions.get(BINDING))) {
      return false;
    }
    if (!(extensions.get(REASON) instanceof String reason) || reason.isBlank()) {
      throw new SpecMistake(where + ": x-mmf-binding is none without a reason; add " + REASON);
    }
    return true;
  }

  /**
   * Tells whether a parameter is part of the signature and therefore not set by the caller.
   *
   * @param where the name of the owner, for the message
   * @throws SpecMistake if its {@code x-mmf-set-by} is not signer
   */
  static boolean isSetBySigner(@Nullable Map<String, Object> extensions, String where) {
    Object setBy = extensions == null ? null : extensions.get(SET_BY);
    if (setBy != null && !"signer".equals(setBy)) {
      throw new SpecMistake(
          "%s: %s is %s; write signer, or remove it".formatted(where, SET_BY, setBy));
    }
    return setBy != null;
  }

  /**
   * Returns the credentials that sign an operation, as a constant of {@code
   * SignedWith.Credentials}.
   *
   * @return the constant; null for token credentials, which sign every operation that is not marked
   * @throws SpecMistake if its {@code x-mmf-signed-with} is unknown or contradicts an empty {@code
   *     security}
   */
  static @Nullable String signedWith(Operation operation) {
    Object value =
        operation.getExtensions() == null ? null : operation.getExtensions().get(SIGNED_WITH);
    boolean unsigned = operation.getSecurity() != null && operation.getSecurity().isEmpty();
    if (value == null) {
      return unsigned ? "NONE" : null;
    }
    String where = operation.getOperationId() + ": " + SIGNED_WITH;
    if (unsigned) {
      throw new SpecMistake(
          where + " contradicts security: [], which means no signature; remove one of them");
    }
    return switch (value.toString()) {
      case "client-credentials" -> "CLIENT";
      case "temporary-credentials" -> "TEMPORARY";
      default ->
          throw new SpecMistake(
              where
                  + " is "
                  + value
                  + "; write client-credentials or temporary-credentials, or remove it");
    };
  }

  /**
   * Tells whether the JSON response of an operation has no envelope.
   *
   * @param operation the operation
   * @throws SpecMistake if its {@code x-mmf-envelope} is not none
   */
  static boolean isOutsideEnvelope(Operation operation) {
    Object envelope =
        operation.getExtensions() == null ? null : operation.getExtensions().get(ENVELOPE);
    if (envelope != null && !"none".equals(envelope)) {
      throw new SpecMistake(
          "%s: %s is %s; write none, or remove it"
              .formatted(operation.getOperationId(), ENVELOPE, envelope));
    }
    return envelope != null;
  }

  /**
   * Checks that an enum contains texts.
   *
   * @param where the schema and the field, for the message
   * @throws SpecMistake if it contains numbers or booleans
   */
  static void requireTexts(Schema<?> schema, String where) {
    if (!"string".equals(schema.getType())) {
      throw new SpecMistake(
          where + ": the enum is not of type string; use type string, or remove the enum");
    }
  }

  /**
   * Removes the operations that are excluded from the bindings and checks the others.
   *
   * @param evidence whether each operation must have evidence
   */
  static void apply(OpenAPI openApi, boolean evidence) {
    Map<String, String> places = new HashMap<>();
    openApi.getPaths().forEach((path, item) -> apply(path, item, places, evidence));
  }

  private static void apply(
      String path, PathItem item, Map<String, String> places, boolean evidence) {
    for (Map.Entry<PathItem.HttpMethod, Operation> entry :
        List.copyOf(item.readOperationsMap().entrySet())) {
      Operation operation = entry.getValue();
      String where = entry.getKey() + " " + path;
      if (isLeftOut(operation.getExtensions(), where)) {
        item.operation(entry.getKey(), null);
      } else {
        check(operation, where);
        if (evidence) {
          requireEvidence(operation);
        }
        requireOwnName(operation, where, places);
      }
    }
  }

  // Names that differ only by case become files that some systems cannot tell apart.
  private static void requireOwnName(
      Operation operation, String where, Map<String, String> places) {
    String name = operation.getOperationId();
    if (OBJECT_METHODS.contains(name)) {
      throw new SpecMistake(
          where + ": operationId " + name + " is a method of java.lang.Object; rename it");
    }
    String twin = places.put(name.toLowerCase(Locale.ROOT), where);
    if (twin != null) {
      throw new SpecMistake(
          where
              + ": operationId "
              + name
              + " is also that of "
              + twin
              + ", perhaps in another case; rename one of them");
    }
  }

  private static void check(Operation operation, String where) {
    if (operation.getOperationId() == null) {
      throw new SpecMistake(where + ": operationId is missing; add it");
    }
    if (!METHOD_NAME.matcher(operation.getOperationId()).matches()
        || SourceVersion.isKeyword(operation.getOperationId())) {
      throw new SpecMistake(
          where
              + ": operationId "
              + operation.getOperationId()
              + " is not a Java method name; write it in camelCase");
    }
    // Not only when it is generated, so that a mistake is not wrapped by the library.
    signedWith(operation);
    if (operation.getTags() == null || operation.getTags().size() != 1) {
      throw new SpecMistake(
          operation.getOperationId()
              + ": the tags are "
              + operation.getTags()
              + "; give exactly one tag");
    }
  }

  private static void requireEvidence(Operation operation) {
    if (operation.getExtensions() == null || operation.getExtensions().get(EVIDENCE) == null) {
      throw new SpecMistake(
          operation.getOperationId()
              + ": "
              + EVIDENCE
              + " is missing; add the confidence and the sources");
    }
  }
}
