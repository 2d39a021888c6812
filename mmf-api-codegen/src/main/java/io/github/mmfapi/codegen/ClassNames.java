package io.github.mmfapi.codegen;

import io.swagger.v3.oas.models.OpenAPI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Checks that each generated class can have its name: that no other class has it, also on file
 * systems that ignore case, and that it hides no class that generated code uses.
 */
final class ClassNames {
  /** The simple names that generated code uses, besides java.lang and the types of fields. */
  private static final Set<String> USED =
      Set.of(
          "Builder",
          "CompletableFuture",
          "Consumer",
          "Download",
          "FilePart",
          "FormEncoded",
          "Headers",
          "List",
          "MustBeClosed",
          "Nullable",
          "OutsideEnvelope",
          "RequestLine",
          "RequestParameters",
          "SignedWith",
          "TakesOutputFormat",
          "WireBuilder",
          "WireEnum",
          "WireFields",
          "WireFormat",
          "WireObject",
          "WireValue",
          "WireValues");

  private final Map<String, String> owners = new HashMap<>();

  private ClassNames() {}

  /**
   * Checks the names.
   *
   * @param openApi the spec, whose unused schemas are removed
   * @param modelName returns the class of a schema
   * @param apiGroup returns the start of the names of the interfaces of a tag
   * @throws SpecMistake if a name cannot be used
   */
  static void check(
      OpenAPI openApi, UnaryOperator<String> modelName, UnaryOperator<String> apiGroup) {
    ClassNames names = new ClassNames();
    Set<String> tags = new TreeSet<>();
    openApi
        .getPaths()
        .values()
        .forEach(path -> path.readOperations().forEach(o -> tags.addAll(o.getTags())));
    for (String tag : tags) {
      names.take(apiGroup.apply(tag) + "Api", "the tag " + tag);
      names.take(apiGroup.apply(tag) + "AsyncApi", "the tag " + tag);
    }
    for (String schema : new TreeSet<>(openApi.getComponents().getSchemas().keySet())) {
      String name = modelName.apply(schema);
      if (isUsed(schema) || isUsed(name)) {
        throw new SpecMistake(
            "the schema " + schema,
            schema
                + ": the schema has the name of a class that generated code uses; rename the"
                + " schema");
      }
      names.take(name, "the schema " + schema);
    }
  }

  private void take(String name, String owner) {
    String twin = owners.put(name.toLowerCase(Locale.ROOT), owner);
    if (twin != null) {
      throw new SpecMistake(
          owner,
          "%s and %s both become %s in Java, perhaps in another case; rename one of them"
              .formatted(twin, owner, name));
    }
  }

  private static boolean isUsed(String name) {
    Set<String> used = new HashSet<>(USED);
    used.addAll(WireFormats.simpleNames());
    return used.contains(name) || isInJavaLang(name);
  }

  private static boolean isInJavaLang(String name) {
    try {
      Class.forName("java.lang." + name, false, null);
      return true;
    } catch (ClassNotFoundException none) {
      return false;
    }
  }
}
