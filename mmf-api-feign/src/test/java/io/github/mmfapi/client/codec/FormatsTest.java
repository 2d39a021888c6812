package io.github.mmfapi.client.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.SingleConnection;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.error.MmfApiException;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.sample.CreateThingRequest;
import io.github.mmfapi.sample.Series;
import io.github.mmfapi.sample.Thing;
import io.github.mmfapi.sample.ThingPage;
import io.github.mmfapi.sample.api.FilesApi;
import io.github.mmfapi.sample.api.ThingsApi;
import io.github.mmfapi.sample.api.ThingsAsyncApi;
import io.github.mmfapi.wire.OutputFormat;
import io.github.mmfapi.wire.WireValue;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses in XML, and responses without an envelope. */
class FormatsTest {
  private static final String PAGE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <result>
        <status>1</status>
        <output>
          <count>2</count>
          <things>
            <thing><thing_id>1</thing_id><colour>red</colour><names/></thing>
            <thing><thing_id>2</thing_id><parent><thing_id>1</thing_id></parent></thing>
          </things>
          <owner><text>a &amp; <![CDATA[<b>]]></text></owner>
        </output>
        <errors/>
      </result>
      """;

  private final SingleConnection transport = new SingleConnection();
  private final MmfClient client = transport.client().outputFormat(OutputFormat.XML).build();
  private final ThingsApi things = client.api(ThingsApi.class);

  private static CreateThingRequest aThing() {
    return CreateThingRequest.builder().thingDate(LocalDate.EPOCH).name("x").build();
  }

  @Test
  void getThings_inXml_isThePageThatJsonWouldBe() {
    transport.respond(200, "text/xml", PAGE);

    ThingPage page = things.getThings(t -> t.limit(5));

    assertThat(page.count()).isEqualTo(2);
    assertThat(page.things()).extracting(Thing::thingId).containsExactly(1L, 2L);
    assertThat(page.things().get(0).colour()).isEqualTo(Thing.ColourEnum.RED);
    assertThat(page.things().get(0).names()).isEmpty();
    assertThat(page.things().get(1).parent().thingId()).isEqualTo(1);
    assertThat(page.owner().textValue()).isEqualTo("a & <b>");
    assertThat(transport.last().url())
        .startsWith("http://h/3.1/things/get_things?o=xml&limit=5&oauth_");
    assertThat(transport.last().headers().get("Accept"))
        .containsExactly("application/xml, text/xml");
    assertThat(transport.isFree()).isTrue();
  }

  /** NUL and U+FFFE are left out: XML cannot represent them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "é😀\u2028 \t\r\n\"'<b>&amp;]]>*/\\ end",
        " blanks at both ends ",
        "a\rb",
        "two\n\nlines\n",
        "\uFFFD\u0085",
        "&#0;",
        "<![CDATA[x]]>",
      })
  void text_inXml_isTheTextOfTheModel(String text) {
    String escaped =
        text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\r", "&#13;")
            .replace("\n", "&#x0A;")
            .replace("\t", "&#9;");
    transport.respond(
        200,
        "text/xml",
        "<result><status>1</status><output><count>1</count><owner><text>"
            + escaped
            + "</text></owner><things><thing><names><name>"
            + escaped
            + "</name><name>x</name></names></thing></things></output><errors/></result>");

    ThingPage page = things.getThings();

    assertThat(page.owner().textValue()).isEqualTo(text);
    assertThat(page.things().get(0).names()).containsExactly(text, "x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"&#0;", "&#xFFFE;", "\u0000", "\uFFFE", "&#x1;", "\u001B", "\uFFFF"})
  void character_thatXmlCannotRepresent_isAMalformedResponse(String character) {
    transport.respond(
        200,
        "text/xml",
        "<result><status>1</status><output><owner><text>"
            + character
            + "</text></owner></output><errors/></result>");

    assertThatThrownBy(() -> things.getThings())
        .isExactlyInstanceOf(MmfResponseException.class)
        .hasMessageMatching(".*the XML (cannot be read at line 1|has a character).*");
  }

  @Test
  void createThing_inXml_keepsItsFormAndSelectsInTheQuery() {
    transport.respond(
        200,
        null,
        "<result><status>1</status><output><thing_id>7</thing_id></output><errors/></result>");

    assertThat(things.createThing(aThing()).thingId()).isEqualTo(7);
    assertThat(transport.last().url()).startsWith("http://h/3.1/things/create_thing?o=xml&oauth_");
    assertThat(new String(transport.last().body(), java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("thing_date=1970-01-01&name=x");
  }

  @Test
  void operationsWithoutTheSelector_areCalledAndReadAsInJson() throws Exception {
    String rows = "{\"result\":{\"status\":1,\"output\":[{\"thing_id\":3}],\"errors\":[]}}";
    transport.respond(200, "application/json", rows);
    assertThat(things.listNames()).extracting(Thing::thingId).containsExactly(3L);
    assertThat(transport.last().url()).doesNotContain("o=xml");

    transport.respond(200, null, "<gpx/>");
    try (var file = client.api(FilesApi.class).getFile(f -> f.fileKey("k"))) {
      assertThat(file.contentType()).isNull();
    }
    assertThat(transport.last().url()).doesNotContain("o=xml");
  }

  @Test
  void responseInJson_toACallForXml_isRead() {
    String page = "{\"result\":{\"status\":1,\"output\":{\"count\":\"9\"},\"errors\":[]}}";
    transport.respond(200, null, page);

    assertThat(things.getThings().count()).isEqualTo(9);
  }

  @Test
  void asynchronousCall_inXml_isTheSame() {
    transport.respond(200, null, PAGE);

    assertThat(client.async().api(ThingsAsyncApi.class).getThings().join().count()).isEqualTo(2);
  }

  @Test
  void retriedCall_inXml_selectsOnce() {
    RetryOnce transportThatFailsOnce = new RetryOnce(transport.respond(200, null, PAGE));
    MmfClient patient =
        transport
            .client()
            .transport(transportThatFailsOnce, transport)
            .outputFormat(OutputFormat.XML)
            .retryPolicy(RetryPolicy.builder().baseDelay(Duration.ofMillis(1)).build())
            .build();

    assertThat(patient.api(ThingsApi.class).getThings().count()).isEqualTo(2);
    assertThat(transport.last().url()).containsOnlyOnce("o=xml");
  }

  /** Loses the first request. */
  private static final class RetryOnce implements feign.Client {
    private final feign.Client next;
    private boolean failed;

    RetryOnce(feign.Client next) {
      this.next = next;
    }

    @Override
    public feign.Response execute(feign.Request request, feign.Request.Options options)
        throws java.io.IOException {
      if (!failed) {
        failed = true;
        throw new java.io.IOException("reset");
      }
      return next.execute(request, options);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, <errors><error>API Authentication failed for this</error></errors>,"
        + " MmfAuthenticationException, API Authentication failed",
    "200, <errors>No such thing</errors>, MmfApiException, No such thing",
    "200, <errors><e>One</e><e>Two</e></errors>, MmfApiException, One Two",
    "200, <errors>One</errors><errors>Two</errors>, MmfApiException, One Two",
    "200, <errors/>, MmfApiException, no reason",
    "500, <errors>API Authentication failed</errors>, MmfAuthenticationException, failed",
    "500, <errors>Sorry</errors>, MmfServerException, Sorry",
  })
  void failedEnvelope_inXml_isTheTypedException(
      int status, String errors, String type, String message) {
    transport.respond(
        status, "text/xml", "<result><status>-1</status><output/>" + errors + "</result>");

    Throwable thrown = catchThrowable(() -> things.getThings());

    assertThat(thrown).hasMessageContaining(message);
    assertThat(thrown.getClass().getSimpleName()).isEqualTo(type);
    assertThat(transport.isFree()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<result><status>1</status><output>~the XML cannot be read at line 1",
        "<result><status>1</status></result>x~the XML cannot be read at line 1",
        "<result><status>ok</status></result>~has no numeric \"status\"",
        "<answer><status>1</status></answer>~the root element is not",
        "<result><status>1</status><output>x</output></result>~the output has an unexpected structure",
        "<html><body/></html>~the body is not JSON or XML",
        "<result><status>&e;</status></result>~the XML cannot be read",
      })
  void malformedXml_isAMalformedResponse(String body, String message) {
    transport.respond(200, "text/html", body);

    assertThatThrownBy(() -> things.getThings())
        .isExactlyInstanceOf(MmfResponseException.class)
        .hasMessageContaining(message);
    assertThat(transport.isFree()).isTrue();
  }

  @Test
  void documentType_isRejectedBeforeItIsReadOrExpanded() {
    String bomb =
        "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
            + "<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
            + "<result><status>1</status><output><count>&b;&f;</count></output></result>";
    transport.respond(200, "text/xml", bomb);

    assertThatThrownBy(() -> things.getThings())
        .isExactlyInstanceOf(MmfResponseException.class)
        .hasMessageContaining("document type declaration")
        .hasMessageNotContaining("root:");
  }

  @Test
  void tooDeeplyNestedXml_isAMalformedResponse() {
    transport.respond(200, "text/xml", "<result><status>1</status>" + "<a>".repeat(100_000));

    assertThatThrownBy(() -> things.getThings()).isInstanceOf(MmfResponseException.class);
  }

  @Test
  void responseInXml_toACallForJson_isMalformed() {
    transport.respond(200, "text/xml", PAGE);

    assertThatThrownBy(() -> transport.client().build().api(ThingsApi.class).getThings())
        .isExactlyInstanceOf(MmfResponseException.class)
        .hasMessageContaining("the body is not JSON");
  }

  @ParameterizedTest
  @EnumSource(
      value = OutputFormat.class,
      names = {"PHP", "TXT"})
  void outputFormat_forRawCallsOnly_isRejected(OutputFormat format) {
    assertThatThrownBy(() -> MmfClient.builder().outputFormat(format))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("raw()");
  }

  @Test
  void freeFormAndListOutputs_inXml_areRead() throws Exception {
    XmlEnvelopes xml = new XmlEnvelopes(new com.fasterxml.jackson.databind.ObjectMapper());
    String free = "<result><status>1</status><output>%s</output></result>";

    assertThat(read(xml, free.formatted("<a>1</a>"), WireValue.class))
        .isEqualTo(WireValue.parse("{\"a\":\"1\"}"));
    assertThat(read(xml, free.formatted(""), WireValue.class)).isEqualTo(WireValue.ofNull());
    assertThat((List<?>) read(xml, free.formatted("<thing><open>1</open></thing>"), listOfThings()))
        .hasSize(1);
    assertThat(read(xml, free.formatted("<a>x</a>"), java.util.Map.class))
        .isEqualTo(java.util.Map.of("a", "x"));
  }

  @ParameterizedTest
  @CsvSource({"19, 19", "20, 20", "21, 20"})
  void errors_inXml_areReadUpToTheMost(int sent, int kept) {
    transport.respond(
        200,
        null,
        "<result><status>-1</status><output/><errors>%s</errors></result>"
            .formatted("<error>no</error>".repeat(sent)));

    assertThatThrownBy(things::getThings)
        .isInstanceOfSatisfying(
            MmfApiException.class, refused -> assertThat(refused.errors()).hasSize(kept));
  }

  private static Object read(XmlEnvelopes xml, String text, java.lang.reflect.Type type)
      throws Exception {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return xml.read(new java.io.ByteArrayInputStream(bytes), null, type).output();
  }

  private static java.lang.reflect.Type listOfThings() throws ReflectiveOperationException {
    return ThingsApi.class.getMethod("listNames").getGenericReturnType();
  }

  @Test
  void responseWithoutAnEnvelope_isReadWhole() {
    transport.respond(200, null, "{\"units\":{\"a\":1},\"workout\":[1,2],\"new\":true}");

    Series series = things.getSeries(s -> s.thingId(1L));

    assertThat(series.workout()).isEqualTo(WireValue.parse("[1,2]"));
    assertThat(series.units()).isEqualTo(WireValue.parse("{\"a\":1}"));
    assertThat(series.text("new")).isEqualTo("true");
    assertThat(transport.last().url()).doesNotContain("o=xml");
  }

  @Test
  void responseExpectedWithoutAnEnvelope_thatHasOne_isUnwrappedOrThrown() {
    String envelope = "{\"result\":{\"output\":%s,\"errors\":[\"Not yet\"],\"status\":%s}}";
    transport.respond(200, null, envelope.formatted("{\"workout\":5}", "1"));
    assertThat(things.getSeries(s -> s.thingId(1L)).workout()).isEqualTo(WireValue.of(5));

    transport.respond(200, null, envelope.formatted("[]", "-1"));
    assertThatThrownBy(() -> things.getSeries(s -> s.thingId(1L)))
        .isExactlyInstanceOf(MmfApiException.class)
        .hasMessageContaining("Not yet");

    transport.respond(200, null, "{\"workout\":1}{}");
    assertThatThrownBy(() -> things.getSeries(s -> s.thingId(1L)))
        .isExactlyInstanceOf(MmfResponseException.class)
        .hasMessageContaining("continues after");
    transport.respond(200, null, "{\"workout\":");
    assertThatThrownBy(() -> things.getSeries(s -> s.thingId(1L)))
        .isExactlyInstanceOf(MmfResponseException.class);
    assertThat(transport.isFree()).isTrue();
  }
}
