package io.github.mmfapi.client.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Feign;
import feign.Request;
import feign.codec.EncodeException;
import io.github.mmfapi.client.SingleConnection;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.sample.ImportFileRequest;
import io.github.mmfapi.sample.api.FilesApi;
import io.github.mmfapi.value.FilePart;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file looks like on its way. */
class MultipartTest {
  private static final String DONE = "{\"result\":{\"status\":1,\"output\":{},\"errors\":[]}}";

  private final SingleConnection transport = new SingleConnection().respond(200, null, DONE);

  private static FilePart part(String name, String content) {
    return new FilePart(name, "application/gpx+xml", content.getBytes(StandardCharsets.UTF_8));
  }

  private Request sent(String boundary, ImportFileRequest request) {
    transport.respond(200, null, DONE);
    Feign.builder()
        .client(transport)
        .encoder(
            new RequestParametersEncoder(
                RequestParametersEncoder.ReadParameters.FORM, () -> boundary))
        .decoder(new EnvelopeDecoder())
        .target(new RequestParametersTarget<>(FilesApi.class, "http://h/3.1"))
        .importFile(request);
    return transport.last();
  }

  private static String text(Request request) {
    return new String(request.body(), StandardCharsets.UTF_8);
  }

  @Test
  void importFile_withAFixedBoundary_hasExactlyTheseBytes() {
    ImportFileRequest.Builder request =
        ImportFileRequest.builder().file(part("a ride é.gpx", "<gpx>\r\n€</gpx>")).test(false);
    request.set("weird \"name\"\r\n", "a&b=c+d %25\n");

    Request sent = sent("b0undary", request.build());

    assertThat(sent.url()).isEqualTo("http://h/3.1/files/import_file");
    assertThat(sent.headers().get("Content-Type"))
        .containsExactly("multipart/form-data; boundary=b0undary");
    assertThat(text(sent))
        .isEqualTo(
            String.join(
                "\r\n",
                "--b0undary",
                "Content-Disposition: form-data; name=\"file\"; filename=\"a ride é.gpx\"",
                "Content-Type: application/gpx+xml",
                "",
                "<gpx>\r\n€</gpx>",
                "--b0undary",
                "Content-Disposition: form-data; name=\"test\"",
                "",
                "0",
                "--b0undary",
                "Content-Disposition: form-data; name=\"weird %22name%22%0D%0A\"",
                "",
                "a&b=c+d %25\n",
                "--b0undary--",
                ""));
  }

  @ParameterizedTest
  @CsvSource({
    "a.gpx, a.gpx",
    "say \"hi\".gpx, say %22hi%22.gpx",
    "a\\b;c.gpx, a\\b;c.gpx",
    "日本 😀.gpx, 日本 😀.gpx",
  })
  void fileName_ofAnyText_cannotBreakOutOfItsHeader(String name, String written) {
    Request request = sent("b", ImportFileRequest.builder().file(part(name, "x")).build());

    assertThat(text(request)).contains("; filename=\"" + written + "\"\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "é😀\u0000\uFFFE\u2028 \t\r\n\"'<b>&amp;]]>*/\\ end",
        " ",
        "\r\n",
        "\r\n\r\n",
        "\n",
        "\u0000",
        "--b--",
        "\r\n-- b\r\n",
        "%0D%22+",
      })
  void text_ofAnyCharacters_isSentUnchanged(String text) {
    ImportFileRequest.Builder request = ImportFileRequest.builder().file(part("a", "x"));
    request.set("note", text);

    assertThat(text(sent("b0undary", request.build())))
        .contains("; name=\"note\"\r\n\r\n" + text + "\r\n--b0undary");
  }

  @Test
  void content_ofAnyBytes_isSentUnchanged() {
    byte[] content = new byte[256];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) i;
    }

    Request request =
        sent("b", ImportFileRequest.builder().file(new FilePart("a", "b/c", content)).build());

    assertThat(request.body()).containsSubsequence(content);
    assertThat(new String(request.body(), StandardCharsets.ISO_8859_1))
        .contains("\r\n\r\n" + new String(content, StandardCharsets.ISO_8859_1) + "\r\n--b--\r\n");
  }

  @Test
  void boundary_byDefault_differsEachTime() {
    FilesApi files = transport.client().build().api(FilesApi.class);

    files.importFile(f -> f.file(part("a", "x")));
    transport.respond(200, null, DONE);
    files.importFile(f -> f.file(part("a", "x")));

    assertThat(transport.sent)
        .extracting(request -> request.headers().get("Content-Type").iterator().next())
        .doesNotHaveDuplicates()
        .allMatch(type -> type.matches("multipart/form-data; boundary=mmf-[0-9a-f]{32}"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Placement.class,
      names = {"QUERY", "FORM_BODY"})
  void signature_ofAMultipartForm_isInTheQueryAndLeavesTheBodyAlone(Placement placement) {
    FilesApi files = transport.client().placement(placement).build().api(FilesApi.class);

    files.importFile(f -> f.file(part("a", "x")));

    assertThat(transport.last().url()).contains("?oauth_").contains("&oauth_signature=");
    assertThat(text(transport.last())).doesNotContain("oauth_");
  }

  /** An operation that takes a file, by mistake declared as one with a form. */
  interface Mistaken {
    @feign.RequestLine("POST /files/import_file")
    @feign.Headers("Content-Type: application/x-www-form-urlencoded")
    void importFile(ImportFileRequest request);
  }

  @Test
  void file_inAnOperationWithAForm_isRejected() {
    Mistaken files = transport.client().build().api(Mistaken.class);

    assertThatThrownBy(
            () -> files.importFile(ImportFileRequest.builder().file(part("a", "x")).build()))
        .isInstanceOf(EncodeException.class)
        .hasMessageContaining("parameter file is a FilePart");
    assertThat(transport.sent).isEmpty();
  }
}
