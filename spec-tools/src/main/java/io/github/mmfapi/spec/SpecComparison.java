package io.github.mmfapi.spec;

import io.github.mmfapi.spec.BindingsSurface.Kind;
import io.github.mmfapi.spec.BindingsSurface.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.compare.OpenApiDiffOptions;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/**
 * Compares a spec with an earlier one: on the wire, with openapi-diff, and in the bindings. The
 * more severe result counts.
 *
 * @param breaking the changes that break callers of the bindings
 * @param compatible the additions and relaxations, which break no caller
 * @param documentation the places where descriptions, examples or evidence differ
 * @param other the places that differ without an effect on names or types
 * @param wire the findings of openapi-diff
 */
record SpecComparison(
    List<String> breaking,
    List<String> compatible,
    List<String> documentation,
    List<String> other,
    ChangedOpenApi wire) {
  private static final Set<String> WORDS =
      Set.of(
          "description",
          "summary",
          "title",
          "example",
          "examples",
          "externalDocs",
          "info",
          "x-mmf-evidence",
          "x-mmf-binding-reason");
  // Enums of the models keep unknown values, so an additional value breaks no caller.
  private static final OpenApiDiffOptions OPTIONS =
      OpenApiDiffOptions.builder()
          .configProperty("incompatible.response.enum.increased", "false")
          .build();

  static SpecComparison of(SpecDocument released, SpecDocument fresh) {
    SpecComparison comparison =
        new SpecComparison(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            OpenApiCompare.fromContents(released.text(), fresh.text(), null, OPTIONS));
    comparison.compareBindings(BindingsSurface.of(released), BindingsSurface.of(fresh));
    comparison.compareText(released.leaves(), fresh.leaves());
    return comparison;
  }

  Verdict verdict() {
    if (!breaking.isEmpty() || wire.isIncompatible()) {
      return Verdict.BREAKING;
    }
    if (!compatible.isEmpty() || !other.isEmpty()) {
      return Verdict.COMPATIBLE;
    }
    return documentation.isEmpty() ? Verdict.UNCHANGED : Verdict.DOCUMENTATION;
  }

  private void compareBindings(Map<Part, String> before, Map<Part, String> after) {
    Set<Part> parts = new TreeSet<>(before.keySet());
    parts.addAll(after.keySet());
    for (Part part : parts) {
      String was = before.get(part);
      String is = after.get(part);
      if (Objects.equals(was, is) || toldByOwner(part, before, after)) {
        continue;
      }
      boolean breaks =
          was == null ? part.kind().breaksWhenAdded : is != null || part.kind().breaksWhenRemoved;
      (breaks ? breaking : compatible).add(part + ": " + change(was, is));
    }
  }

  /** Reports an added or removed operation or schema once, without its parts. */
  private static boolean toldByOwner(Part part, Map<Part, String> before, Map<Part, String> after) {
    String owner = part.owner().replaceFirst("\\..*", "");
    for (Kind kind : List.of(Kind.OPERATION, Kind.MODEL)) {
      Part told = new Part(kind, owner, "");
      if (!told.equals(part) && before.containsKey(told) != after.containsKey(told)) {
        return true;
      }
    }
    return false;
  }

  private static String change(@Nullable String was, @Nullable String is) {
    if (was == null) {
      return "added";
    }
    return is == null ? "removed" : "was " + was + ", is " + is;
  }

  private void compareText(Map<String, String> before, Map<String, String> after) {
    Set<String> places = new TreeSet<>(before.keySet());
    places.addAll(after.keySet());
    for (String place : places) {
      if (!Objects.equals(before.get(place), after.get(place))) {
        (isWords(place) ? documentation : other).add(place);
      }
    }
  }

  private static boolean isWords(String place) {
    List<String> names = List.of(place.substring(1).split("/", -1));
    for (int i = 0; i < names.size(); i++) {
      // A field can have the name description; its schema is not a description.
      boolean field = i > 0 && names.get(i - 1).equals("properties");
      if (WORDS.contains(names.get(i)) && !field) {
        return true;
      }
    }
    return false;
  }
}
