package io.github.mmfapi.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A place in a JSON body, as Pact writes it: {@code $.result.output.workouts[0].user_id}.
 *
 * @param steps names of fields, or indexes in brackets
 */
record BodyPath(List<String> steps) {
  static BodyPath parse(String path) {
    List<String> steps = new ArrayList<>();
    int at = path.startsWith("$") ? 1 : 0;
    while (at < path.length()) {
      char c = path.charAt(at);
      int end;
      if (c == '[') {
        boolean quoted = path.startsWith("['", at);
        end = quoted ? path.indexOf("']", at) + 2 : path.indexOf(']', at) + 1;
        if (end <= at) {
          throw new IllegalArgumentException(path + " is no path; a bracket is open");
        }
        steps.add(quoted ? path.substring(at + 2, end - 2) : path.substring(at, end));
      } else {
        int start = c == '.' ? at + 1 : at;
        end = start;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
          end++;
        }
        if (end > start) {
          steps.add(path.substring(start, end));
        }
      }
      at = end;
    }
    return new BodyPath(List.copyOf(steps));
  }

  BodyPath member(String name) {
    List<String> longer = new ArrayList<>(steps);
    longer.add(name);
    return new BodyPath(List.copyOf(longer));
  }

  /** Returns the name of the field, empty for an element of an array and for the root. */
  String name() {
    String last = steps.isEmpty() ? "" : steps.get(steps.size() - 1);
    return isIndex(last) ? "" : last;
  }

  /** Returns what is at this place; missing if there is nothing. */
  JsonNode in(JsonNode body) {
    JsonNode node = body;
    for (String step : steps) {
      if (isIndex(step)) {
        String index = step.substring(1, step.length() - 1);
        node = node.path(index.equals("*") ? 0 : Integer.parseInt(index));
      } else {
        node = node.path(step);
      }
    }
    return node.isMissingNode() ? MissingNode.getInstance() : node;
  }

  /**
   * Returns this place for the first element of each array. A contract has one element, which all
   * that a server returns must be like.
   */
  BodyPath ofFirstElements() {
    return new BodyPath(steps.stream().map(step -> isIndex(step) ? "[0]" : step).toList());
  }

  /** Returns the paths from this one up to the root, each index as 0. */
  List<String> prefixes() {
    List<String> prefixes = new ArrayList<>();
    StringBuilder path = new StringBuilder("$");
    prefixes.add(path.toString());
    for (String step : steps) {
      path.append(rendered(isIndex(step) ? "[0]" : step));
      prefixes.add(path.toString());
    }
    Collections.reverse(prefixes);
    return prefixes;
  }

  private static boolean isIndex(String step) {
    return step.startsWith("[") && step.endsWith("]");
  }

  private static String rendered(String step) {
    boolean plain =
        !step.isEmpty()
            && !Character.isDigit(step.charAt(0))
            && step.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    return isIndex(step) ? step : plain ? "." + step : "['" + step + "']";
  }

  @Override
  public String toString() {
    StringBuilder path = new StringBuilder("$");
    steps.forEach(step -> path.append(rendered(step)));
    return path.toString();
  }
}
