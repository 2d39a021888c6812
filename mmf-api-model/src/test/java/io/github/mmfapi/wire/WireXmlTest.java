package io.github.mmfapi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mmfapi.sample.Thing;
import io.github.mmfapi.sample.ThingPage;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests with trees as Jackson creates them from XML. */
class WireXmlTest {
  private static WireValue tree(String json) {
    return WireValue.parse(json.replace('\'', '"'));
  }

  @Test
  void read_texts_areConvertedByTheirFormats() {
    Thing thing =
        WireXml.read(
            tree(
                "{'thing_id':'5','colour':'red','privacy':'3','distance':'1.50','open':'true',"
                    + "'parent':{'thing_id':'4'},'anything':{'a':['1','2']},'new':{'b':'c'}}"),
            Thing.class);

    assertThat(thing.thingId()).isEqualTo(5);
    assertThat(thing.colour()).isEqualTo(Thing.ColourEnum.RED);
    assertThat(thing.distance()).isEqualTo(new BigDecimal("1.50"));
    assertThat(thing.open()).isTrue();
    assertThat(thing.parent().thingId()).isEqualTo(4);
    assertThat(thing.anything()).isEqualTo(tree("{'a':['1','2']}"));
    assertThat(thing.unknown()).containsEntry("new", tree("{'b':'c'}"));
  }

  @Test
  void read_emptyElements_areAbsent() {
    Thing thing =
        WireXml.read(
            tree("{'thing_id':'','names':'','parent':'  ','anything':{},'new':null}"), Thing.class);

    assertThat(thing.has("thing_id")).isFalse();
    assertThat(thing.names()).isEmpty();
    assertThat(thing.parent()).isNull();
    assertThat(thing.anything()).isNull();
    assertThat(thing.unknown()).isEmpty();
    assertThat(WireXml.read(tree("''"), Thing.class).has("thing_id")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'thing':[{'thing_id':'1'},{'thing_id':'2'}]}",
        "[{'thing_id':'1'},{'thing_id':'2'}]",
        "{'item':[{'thing_id':'1','open':'1'},{'thing_id':'2'}]}",
        "{'item_0':{'thing_id':'1'},'item_2':{'thing_id':'2'}}"
      })
  void read_listOfTwo_withAnyNameOfItsEntries(String rows) {
    ThingPage page = WireXml.read(tree("{'count':'2','things':" + rows + "}"), ThingPage.class);

    assertThat(page.count()).isEqualTo(2);
    assertThat(page.things()).extracting(Thing::thingId).containsExactly(1L, 2L);
    assertThat(page.isList("things")).isTrue();
    assertThat(WireXml.readAll(tree(rows), Thing.class)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'thing':{'thing_id':'1'}}",
        "{'thing_id':'1'}",
        "{'thing_id':'1','open':'1'}",
        "{'thing':{'thing_id':'1','names':{'name':'x'}}}"
      })
  void read_listOfOne_isAList(String row) {
    ThingPage page = WireXml.read(tree("{'things':" + row + "}"), ThingPage.class);

    assertThat(page.things()).extracting(Thing::thingId).containsExactly(1L);
  }

  @Test
  void read_listsOfTexts_inEachOfTheirForms() {
    for (String names : new String[] {"{'name':['a','b']}", "['a','b']", "{'x':['a','b']}"}) {
      assertThat(WireXml.read(tree("{'names':" + names + "}"), Thing.class).names())
          .containsExactly("a", "b");
    }
    assertThat(WireXml.read(tree("{'names':'a'}"), Thing.class).names()).containsExactly("a");
    assertThat(WireXml.read(tree("{'names':{'name':'a'}}"), Thing.class).names())
        .containsExactly("a");
    assertThat(WireXml.readAll(tree("''"), Thing.class)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "'  '", "'false'", "{}", "[]"})
  void read_emptyList_isAListWithoutEntries(String none) {
    ThingPage page = WireXml.read(tree("{'things':" + none + "}"), ThingPage.class);

    assertThat(page.things()).isEmpty();
    assertThat(page.isList("things")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'x'", "{'a':'x'}", "[{'thing_id':'1'},'x']"})
  void isList_ofSomethingElse_isFalse(String odd) {
    ThingPage page = WireXml.read(tree("{'things':" + odd + "}"), ThingPage.class);

    assertThat(page.isList("things")).isFalse();
    assertThat(WireXml.read(tree("{}"), ThingPage.class).isList("things")).isFalse();
  }

  @Test
  void read_textInPlaceOfAnObject_isRejected() {
    assertThatThrownBy(() -> WireXml.read(tree("'x'"), Thing.class))
        .isInstanceOf(WireXml.InvalidWireException.class)
        .hasMessageContaining("Thing");
  }
}
