package io.github.mmfapi.contract.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Well-formed XML of a response, with odd contents, attributes and nesting in random places. */
final class OddXml {
  private static final List<String> CONTENTS =
      List.of(
          "",
          " ",
          "\n\t",
          "x",
          "true",
          "false",
          "null",
          "0",
          "-1",
          "1.0",
          " 1 ",
          "1e400",
          "1e2147483648",
          "NaN",
          "Infinity",
          "0x10",
          "\u0661",
          "0000-00-00",
          "2013-02-30",
          "2013-01-16 24:61:61",
          "1,2|3,4",
          "1,1e999999999",
          "|,|,",
          "9".repeat(3000),
          "0." + "1".repeat(3000),
          "1,2|".repeat(3000),
          "pass".repeat(400),
          "&amp;&lt;&gt;&quot;&apos;",
          "&#13;&#10;&#9;&#x85;&#x2028;",
          "&#x1F600;\uD83D\uDE00&#xFFFD;",
          "&#x202e;x",
          "<![CDATA[]]>",
          "<![CDATA[1]]>",
          "<![CDATA[<a>1</a>]]>",
          "a<![CDATA[b]]>c",
          "<![CDATA[]]]]><![CDATA[>]]>",
          "<!-- x -->",
          "1<!-- x -->2",
          "<!-- x --><a>1</a>",
          "<?php echo 1; ?>",
          "1<?x?>",
          "<a/>",
          "<a></a><a/>",
          "<a>1</a><a>2</a>",
          "<a>1</a><b>2</b><a>3</a>",
          "text<a>1</a>text<a/>text",
          "<a b='1'/>",
          "<a b='1'>2</a>",
          "<a b='1'><b>2</b></a>",
          "<a xmlns='urn:a'>1</a>",
          "<p:a xmlns:p='urn:p' p:b='1'>1</p:a>",
          "<_0/><_2/>",
          "<item key='0'>1</item><item key='2'>2</item>",
          "<item><a/></item><item/>",
          "<\u00e9>1</\u00e9><a.b-c/>",
          "<result><status>0</status></result>",
          "<status>0</status><status>1</status>",
          "<output><output/></output>",
          "<errors>1</errors>",
          "<a>".repeat(300) + "1" + "</a>".repeat(300),
          "<a><b/>".repeat(300) + "</a>".repeat(300),
          "<a>".repeat(1001) + "</a>".repeat(1001),
          "<a/>".repeat(3000),
          "<a>1</a>".repeat(3000));

  private static final List<String> ATTRIBUTES =
      List.of(
          " a=\"1\"",
          " a=''",
          " a=\"&#10;&lt;&quot;\"",
          " type=\"array\"",
          " nil=\"true\"",
          " xsi:nil=\"true\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
          " xsi:nil=\"1\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"",
          " xmlns=\"urn:a\"",
          " xmlns:p=\"urn:p\" p:a=\"1\"",
          " xml:space=\"preserve\" xml:lang=\"de\"",
          " user_id=\"5\" workout_id=\"6\" status=\"0\"",
          " output=\"1\" errors=\"x\"");

  private static final List<String> PROLOGS =
      List.of(
          "",
          "\uFEFF",
          "<?xml version=\"1.0\"?>",
          "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
          "\uFEFF<?xml version='1.0' encoding='utf-8'?>",
          "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>",
          "<!-- x -->\n",
          "<?x y?>",
          "<!DOCTYPE result>",
          "<!DOCTYPE result [<!ENTITY a 'b'>]>");

  private static final List<String> EPILOGS = List.of("", "", "\n", "<!-- x -->", "<?x?>\n");

  /** An element; its content is a text as it is on the wire, or its children. */
  private static final class Element {
    private String name;
    private String attributes = "";
    private String content;
    private final List<Element> children = new ArrayList<>();

    private Element(String name, String content) {
      this.name = name;
      this.content = content;
    }

    private Element copy() {
      Element copy = new Element(name, content);
      copy.attributes = attributes;
      children.forEach(child -> copy.children.add(child.copy()));
      return copy;
    }

    private void write(StringBuilder out) {
      out.append('<').append(name).append(attributes).append('>').append(content);
      children.forEach(child -> child.write(out));
      out.append("</").append(name).append('>');
    }
  }

  private final SplittableRandom random;

  OddXml(SplittableRandom random) {
    this.random = random;
  }

  /** Returns the JSON as XML with one to four changes. */
  String spoiled(JsonNode json) {
    Element root = element("result", json.path("result"));
    for (int changes = 1 + number(4); changes > 0; changes--) {
      List<Element> elements = new ArrayList<>();
      Element output = named(root, "output");
      collect(number(6) > 0 && output != null ? output : root, elements);
      change(elements.get(number(elements.size())));
    }
    StringBuilder out = new StringBuilder(number(3) > 0 ? "" : oneOf(PROLOGS));
    root.write(out);
    return out.append(oneOf(EPILOGS)).toString();
  }

  private int number(int bound) {
    return random.nextInt(bound);
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(number(choices.size()));
  }

  private Element element(String name, JsonNode json) {
    Element element = new Element(name, json.isValueNode() ? escaped(json.asText()) : "");
    if (json.isNull()) {
      element.content = "";
    } else if (json.isArray()) {
      json.forEach(entry -> element.children.add(element("item", entry)));
    } else {
      json.properties()
          .forEach(member -> element.children.add(member(member.getKey(), member.getValue())));
    }
    return element;
  }

  /** A name that XML does not have, such as a number, becomes one. */
  private Element member(String name, JsonNode json) {
    boolean number = name.isEmpty() || Character.isDigit(name.charAt(0));
    return element(number ? "_" + name : name, json);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static Element named(Element parent, String name) {
    return parent.children.stream().filter(c -> c.name.equals(name)).findFirst().orElse(null);
  }

  private static void collect(Element element, List<Element> elements) {
    elements.add(element);
    element.children.forEach(child -> collect(child, elements));
  }

  private void change(Element element) {
    switch (number(14)) {
      case 0 -> element.attributes = oneOf(ATTRIBUTES);
      case 1 -> element.name = oneOf(List.of(element.name + "_", "p." + element.name, "item", "a"));
      case 2 -> Collections.reverse(element.children);
      case 3 -> repeat(element);
      case 4 -> nest(element);
      case 5 -> element.content += oneOf(CONTENTS);
      case 6 -> element.content = "<![CDATA[" + element.content.replace("]]>", "") + "]]>";
      case 7 -> element.content = "<!-- x -->" + element.content + "<?x?>";
      case 8 -> remove(element);
      case 9 -> element.children.add(new Element("added", oneOf(CONTENTS)));
      default -> {
        element.children.clear();
        element.content = oneOf(CONTENTS);
      }
    }
  }

  private void repeat(Element element) {
    if (!element.children.isEmpty()) {
      Element child = oneOf(element.children);
      element.children.add(number(element.children.size()), child.copy());
    }
  }

  private void remove(Element element) {
    if (!element.children.isEmpty()) {
      element.children.remove(number(element.children.size()));
    }
  }

  /** Puts the content one level deeper. */
  private void nest(Element element) {
    Element inner = element.copy();
    inner.name = oneOf(List.of("item", element.name, "_0"));
    element.content = "";
    element.children.clear();
    element.children.add(inner);
  }
}
