package io.github.mmfapi.contract.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Valid JSON with odd values in random places. */
final class OddJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String MARK = "@odd@";

  /** Values as they are on the wire. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"0\"",
          "\"-1\"",
          "\"+1\"",
          "\" 1 \"",
          "\"1e2147483648\"",
          "\"NaN\"",
          "\"Infinity\"",
          "\"0x10\"",
          "\"\u0661\"",
          "\"0000-00-00\"",
          "\"2013-02-30\"",
          "\"-2013-01-16\"",
          "\"01/16/2013\"",
          "\"2013-01-16 24:61:61\"",
          "\"1,2|3,4\"",
          "\"1,1e999999999\"",
          "\"|,|,\"",
          "\"\\u0000\\u001b\\r\\n\\u2028\"",
          "\"\\ud800\"",
          "\"\uD83D\uDE00\"",
          "\"" + "9".repeat(3000) + "\"",
          "\"" + "1,2|".repeat(3000) + "\"",
          "\"0." + "1".repeat(3000) + "\"",
          "\"" + "pass".repeat(400) + "\"",
          "0",
          "-0",
          "-0.0",
          "1.0",
          "1e0",
          "1e5",
          "1E-5",
          "5.50",
          "2147483648",
          "9223372036854775808",
          "-99999999999999999999",
          "1e400",
          "-1e-400",
          "1e9999",
          "1e10000",
          "1e99999999",
          "1e2147483647",
          "1e2147483648",
          "-1e-2147483649",
          "1.5e-2147483648",
          "0e99999999999999999999",
          "1e" + "9".repeat(900),
          "9".repeat(1000),
          "9".repeat(1001),
          "0." + "9".repeat(990),
          "[]",
          "[[]]",
          "[null]",
          "[{}]",
          "[\"x\",1,{\"a\":[]}]",
          "{}",
          "{\"\":\"\"}",
          "{\"0\":{}}",
          "{\"0\":{},\"2\":{}}",
          "{\"0\":\"x\",\"2\":null}",
          "{\"0\":[],\"x\":1e2147483648}",
          "{\"a\":1,\"a\":[2]}",
          "{\"a\":{\"b\":{}},\"c\":{}}",
          "[".repeat(300) + "]".repeat(300),
          "{\"a\":".repeat(300) + "1" + "}".repeat(300),
          "[".repeat(1001) + "]".repeat(1001),
          "{\"0\":".repeat(999) + "[]" + "}".repeat(999));

  private final SplittableRandom random;
  private final List<String> odd = new ArrayList<>();

  OddJson(SplittableRandom random) {
    this.random = random;
  }

  private int number(int bound) {
    return random.nextInt(bound);
  }

  /** Returns the JSON with one to four changes, as text. */
  String spoiled(JsonNode json) {
    JsonNode copy = json.deepCopy();
    for (int changes = 1 + number(4); changes > 0; changes--) {
      List<JsonNode> containers = new ArrayList<>();
      JsonNode output = copy.at("/result/output");
      collect(number(6) > 0 && output.isContainerNode() ? output : copy, containers);
      if (!containers.isEmpty()) {
        change(containers.get(number(containers.size())));
      }
    }
    String text = copy.toString();
    for (int i = odd.size() - 1; i >= 0; i--) {
      text = text.replace('"' + MARK + i + MARK + '"', odd.get(i));
    }
    return text;
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainerNode() && !node.isEmpty()) {
      containers.add(node);
      node.forEach(child -> collect(child, containers));
    }
  }

  private void change(JsonNode container) {
    if (container instanceof ArrayNode array) {
      array.set(number(array.size()), changed(array.get(number(array.size()))));
      return;
    }
    ObjectNode object = (ObjectNode) container;
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.get(number(names.size()));
    switch (number(12)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name + "_", object.remove(name));
      case 2 -> reverse(object, names);
      case 3 -> object.set(Integer.toString(number(3)), oddValue());
      default -> object.set(name, changed(object.get(name)));
    }
  }

  private static void reverse(ObjectNode object, List<String> names) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    Collections.reverse(names);
    names.forEach(name -> members.put(name, object.get(name)));
    object.removeAll();
    object.setAll(members);
  }

  private JsonNode changed(JsonNode value) {
    return switch (number(8)) {
      case 0 -> NODES.arrayNode().add(value.deepCopy());
      case 1 -> {
        ObjectNode keyed = NODES.objectNode();
        keyed.set("0", value.deepCopy());
        keyed.set("2", value.deepCopy());
        yield keyed;
      }
      case 2 -> NODES.textNode(value.toString());
      default -> oddValue();
    };
  }

  private JsonNode oddValue() {
    odd.add(VALUES.get(number(VALUES.size())));
    return NODES.textNode(MARK + (odd.size() - 1) + MARK);
  }
}
