package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.sandbox.clients.PhpReader;
import io.github.mmfapi.sandbox.internal.methods.InProcessSandbox.Reply;
import io.github.mmfapi.sandbox.internal.methods.OwnedData.Outcome;
import io.github.mmfapi.sandbox.internal.methods.OwnedData.Relation;
import io.github.mmfapi.sandbox.internal.model.Json;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * One text with the characters that formats escape or cannot carry, in every text parameter of
 * every method, and out again in each format.
 */
class NastyTextTest {
  /** Marks the text wherever it turns up, also if the rest was changed. */
  private static final String MARK = "\uD83D\uDEB2";

  private static final String NASTY =
      MARK + "é\u0000\uFFFE\u2028 \t\n\r\n\"'<b attr='x'>&amp;&]]>*/%00\\ ;|=?>{{x}}#{y}";

  private static final Set<String> TEXTS = Set.of("string", "list");

  private static OwnedData data;

  /** Everything that a text can be written to has the text. */
  private static OwnedData written;

  private static final Set<String> WRITTEN = new TreeSet<>();

  @BeforeAll
  static void createData() {
    data = new OwnedData();
    written = new OwnedData();
    OwnershipTable.specs().filter(NastyTextTest::isWrite).forEach(NastyTextTest::write);
    written.keepChanges();
  }

  /** Deletions and log-outs would take away what is read. */
  private static boolean isWrite(MethodSpec spec) {
    return Stream.of("delete", "remove", "leave", "revoke", "get", "search", "find")
        .noneMatch(spec.name()::startsWith);
  }

  private static void write(MethodSpec spec) {
    for (MethodSpec.Parameter parameter : spec.parameters()) {
      if (TEXTS.contains(parameter.type())) {
        Map<String, String> form = written.parameters(spec, Relation.OWNER);
        form.put(parameter.name(), NASTY);
        if (!written.sandbox().call(written.user(Relation.OWNER), spec.path(), form).isRefused()) {
          WRITTEN.add(spec.path() + " " + parameter.name());
        }
      }
    }
  }

  static Stream<MethodSpec> methods() {
    return OwnershipTable.specs();
  }

  static Stream<MethodSpec> methodsWithTexts() {
    return methods()
        .filter(spec -> spec.parameters().stream().anyMatch(p -> TEXTS.contains(p.type())));
  }

  @Test
  void data_hasTheTextInManyFields() {
    assertThat(WRITTEN).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @MethodSource("methodsWithTexts")
  void text_inEachParameter_isStoredAsItIsOrRefused(MethodSpec spec) {
    for (MethodSpec.Parameter parameter : spec.parameters()) {
      if (TEXTS.contains(parameter.type())) {
        Map<String, String> form = data.parameters(spec, Relation.OWNER);
        form.put(parameter.name(), NASTY);
        Outcome outcome = data.call(Relation.OWNER, spec, form);
        String where = spec.path() + " " + parameter.name();
        if (outcome.reply().isRefused()) {
          assertThat(outcome.changes()).as(where).isEmpty();
          assertThat(outcome.reply().body()).as(where).doesNotContain(MARK);
        }
        for (String change : outcome.changes()) {
          assertIntact(where, change);
        }
        if (outcome.reply().body().startsWith("{")) {
          texts(tree(outcome.reply().body())).forEach(text -> assertIntact(where, text));
        }
      }
    }
  }

  /** Wherever the mark is, the whole text is, perhaps as a text in JSON. */
  private static void assertIntact(String where, String text) {
    if (text.contains(MARK)) {
      String escaped = JsonNodeFactory.instance.textNode(NASTY).toString();
      assertThat(text.contains(NASTY) || text.contains(escaped)).as("%s: %s", where, text).isTrue();
    }
  }

  private static JsonNode tree(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  private static Reply read(MethodSpec spec, String format) {
    Map<String, String> form = written.parameters(spec, Relation.OWNER);
    form.put("o", format);
    Reply reply = written.sandbox().call(written.user(Relation.OWNER), spec.path(), form);
    written.restore();
    return reply;
  }

  @ParameterizedTest
  @MethodSource("methods")
  void output_inEachFormat_isTheSame(MethodSpec spec) throws Exception {
    String json = read(spec, "json").body();
    String php = read(spec, "php").body();
    String xml = read(spec, "xml").body();
    if (!json.startsWith("{")) {
      assertFile(json);
      return;
    }
    JsonNode tree = tree(json);
    texts(tree).forEach(text -> assertIntact(spec.path(), text));

    assertThat(normalized(PhpReader.unserialize(php))).isEqualTo(normalized(tree));
    assertThat(textsOf(parsed(xml.strip())))
        .containsAll(texts(tree).map(NastyTextTest::asXml).map(String::strip).toList());
  }

  /** An XML file is well-formed, and has the text if it has the mark. */
  private static void assertFile(String file) throws Exception {
    if (file.startsWith("<?xml")) {
      for (String text : textsOf(parsed(file))) {
        if (text.contains(MARK)) {
          assertThat(text).contains(asXml(NASTY).strip());
        }
      }
    }
  }

  /** XML 1.0 cannot represent these. */
  private static String asXml(String text) {
    return text.replace('\u0000', '\uFFFD').replace('\uFFFE', '\uFFFD');
  }

  private static Document parsed(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static Set<String> textsOf(Node node) {
    Set<String> texts = new HashSet<>();
    texts.add(node.getNodeType() == Node.DOCUMENT_NODE ? "" : node.getTextContent().strip());
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      texts.addAll(textsOf(child));
    }
    return texts;
  }

  /** Returns all texts of a tree. */
  private static Stream<String> texts(JsonNode tree) {
    List<String> texts = new ArrayList<>();
    collect(tree, texts);
    return texts.stream();
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isTextual()) {
      texts.add(node.textValue());
    }
    node.forEach(child -> collect(child, texts));
  }

  /** Lists are arrays with numbers as keys in PHP, and empty lists and objects are the same. */
  private static String normalized(@Nullable Object value) throws JsonProcessingException {
    JsonNode tree = value instanceof JsonNode node ? node : Json.MAPPER.valueToTree(value);
    return Json.MAPPER.writeValueAsString(keyed(tree));
  }

  private static JsonNode keyed(JsonNode node) {
    if (node.isValueNode()) {
      return JsonNodeFactory.instance.textNode(node.isNull() ? "null" : node.asText());
    }
    ObjectNode keyed = Json.object();
    int index = 0;
    for (JsonNode child : node) {
      if (node.isArray()) {
        keyed.set(Integer.toString(index++), keyed(child));
      }
    }
    node.properties().forEach(field -> keyed.set(field.getKey(), keyed(field.getValue())));
    return keyed;
  }
}
