package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A method without a handler returns what the spec says of its response. */
class SimulatedOutputTest {
  private static final JsonNode NONE = MissingNode.getInstance();

  private static MethodSpec method(String response) {
    return MethodSpec.of("gear/get_manual GET oauth1 " + response + " gear_id:int!", Map.of());
  }

  private static Response.File file(String response) {
    return (Response.File) SimulatedOutput.of(method(response));
  }

  @Test
  void envelope_hasTheFieldsOfTheSpec() {
    Response described = SimulatedOutput.of(MethodTable.specs().get("workouts/get_workouts"));
    Response unknown = SimulatedOutput.of(method("envelope"));

    assertThat(((Response.Output) described).output().at("/workouts/0/workout_id").asText())
        .isEqualTo("1");
    assertThat(((Response.Output) unknown).output()).isEmpty();
  }

  @Test
  void responseThatIsNotDescribed_isTheEnvelope() {
    assertThat(((Response.Output) SimulatedOutput.of(method("none"))).output()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "image/png, image/png",
    "image/gif, image/gif",
    "image/jpeg, image/jpeg",
    "image/*, image/png"
  })
  void image_isReadable(String described, String sent) throws IOException {
    Response.File image = file(described);

    assertThat(image.contentType()).isEqualTo(sent);
    assertThat(ImageIO.read(new ByteArrayInputStream(image.content()))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "application/gpx+xml, gpx",
    "application/vnd.google-earth.kml+xml, kml",
    "application/xml, simulated",
    "text/xml, simulated"
  })
  void xml_isWellFormed(String type, String root) throws Exception {
    Response.File xml = file(type);

    assertThat(xml.contentType()).startsWith(type);
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.content()))
                .getDocumentElement()
                .getNodeName())
        .isEqualTo(root);
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain, text/plain",
    "text/csv, text/csv",
    "application/octet-stream, application/octet-stream",
    "*/*, application/octet-stream"
  })
  void otherFile_isNotEmpty(String described, String sent) {
    assertThat(file(described).contentType()).isEqualTo(sent);
    assertThat(file(described).content()).isNotEmpty();
  }

  @Test
  void page_isGuardedAsTheOthersAre() {
    Response.Http page = (Response.Http) SimulatedOutput.of(method("text/html"));

    assertThat(page.headers())
        .containsEntry("Content-Type", "text/html; charset=utf-8")
        .containsAllEntriesOf(Response.GUARDS);
  }

  @Test
  void jsonAndFormWithoutEnvelope_haveTheExampleOfTheSpec() throws JsonProcessingException {
    JsonNode example = Json.MAPPER.readTree("{\"speed\":[1,2],\"unit\":\"m/s\"}");

    assertThat(SimulatedOutput.of(method("application/json"), example))
        .isEqualTo(new Response.Bare(example));
    assertThat(SimulatedOutput.of(method("application/json"), NONE))
        .isEqualTo(new Response.Bare(Json.object()));
    assertThat(
            SimulatedOutput.of(
                method("application/x-www-form-urlencoded"),
                Json.MAPPER.readTree("{\"unit\":\"m/s\"}")))
        .extracting(response -> ((Response.Http) response).body())
        .isEqualTo("unit=m%2Fs");
  }

  @Test
  void exampleOfAText_isTheFile() {
    Response.File file =
        (Response.File)
            SimulatedOutput.of(
                method("text/calendar"),
                Json.MAPPER.getNodeFactory().textNode("BEGIN:VCALENDAR\u00e9"));

    assertThat(file.contentType()).isEqualTo("text/calendar");
    assertThat(new String(file.content(), StandardCharsets.UTF_8))
        .isEqualTo("BEGIN:VCALENDAR\u00e9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/pdf", "audio/mpeg", "image/svg+xml", "text/calendar"})
  void typeWithoutAFile_isRefusedWithWhatToAdd(String type) {
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> SimulatedOutput.of(method(type)))
        .withMessageContainingAll("gear/get_manual returns " + type, "add an example", "handler");
  }
}
