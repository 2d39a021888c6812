package io.github.mmfapi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests files that are uploaded as a part or as the text of a TCX file. */
class UploadsTest {
  private static final String TCX =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          + "<TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/"
          + "TrainingCenterDatabase/v2\"><Notes>é</Notes></TrainingCenterDatabase>";

  /** Fails on every read. */
  private static final InputStream CLOSED = InputStream.nullInputStream();

  static {
    try {
      CLOSED.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TempDir private Path folder;

  private Path file(String name, String content, Charset charset) throws IOException {
    return Files.writeString(folder.resolve(name), content, charset);
  }

  @Test
  void filePart_ofAFile_hasItsNameAndBytes() throws IOException {
    Path file = file("my \"ride\" é.gpx", "<gpx/>", StandardCharsets.UTF_8);

    assertThat(FilePart.of(file))
        .isEqualTo(
            new FilePart(
                "my \"ride\" é.gpx",
                "application/octet-stream",
                "<gpx/>".getBytes(StandardCharsets.UTF_8)));
    assertThat(FilePart.of(file, "application/gpx+xml", 6).contentType())
        .isEqualTo("application/gpx+xml");
  }

  @Test
  void filePart_ofAFileThatCannotBeSent_reportsTheReason() throws IOException {
    Path empty = file("empty.gpx", "", StandardCharsets.UTF_8);
    Path large = file("large.gpx", "1234567", StandardCharsets.UTF_8);

    assertRejected(() -> FilePart.of(folder.resolve("none.gpx")), "none.gpx does not exist");
    assertRejected(() -> FilePart.of(folder), "is a folder", folder.toString());
    assertRejected(() -> FilePart.of(empty), "is empty", "empty.gpx");
    assertRejected(
        () -> FilePart.of(large, "text/plain", 6), "more than 6 bytes", "large.gpx", "limit");
    assertRejected(
        () -> FilePart.of(new ByteArrayInputStream(new byte[7]), "x", "text/plain", 6),
        "x has more than 6 bytes");
    assertThatThrownBy(() -> FilePart.of(large, "text/plain", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("limit");
  }

  @Test
  void filePart_ofAStreamThatFails_reportsIt() {
    InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[1]), CLOSED);

    assertThatThrownBy(() -> FilePart.of(broken, "x.gpx", "text/plain", 6))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("x.gpx cannot be read")
        .hasCauseInstanceOf(IOException.class);
  }

  private static void assertRejected(Runnable reading, String... messages) {
    assertThatThrownBy(reading::run)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll(messages);
  }

  @Test
  void tcx_inUtf8_isItsText() throws IOException {
    Path file = file("a.tcx", "\uFEFF" + TCX, StandardCharsets.UTF_8);

    assertThat(Tcx.read(file)).isEqualTo(TCX);
    assertThat(Tcx.read(Files.newInputStream(file), 1000)).isEqualTo(TCX);
  }

  @Test
  void tcx_asDevicesWriteIt_isItsText() throws IOException {
    Path cases = Path.of("src", "test", "resources", "workout-files");
    String decimals = Files.readString(cases.resolve("cal_dec.tcx"));
    Path afterBlanks = file("a.tcx", "\n \uFEFF" + decimals, StandardCharsets.UTF_8);

    assertThat(Tcx.read(cases.resolve("cal_dec.tcx"))).isEqualTo(decimals);
    assertThat(Tcx.read(cases.resolve("indoor.tcx")))
        .isEqualTo(Files.readString(cases.resolve("indoor.tcx")));
    assertThat(Tcx.read(afterBlanks)).isEqualTo(decimals);
    assertRejected(
        () -> Tcx.read(cases.resolve("inf_time.tcx")),
        "inf_time.tcx has a lap whose TotalTimeSeconds is not a number");
    assertRejected(
        () -> Tcx.read(cases.resolve("author.gpx")),
        "the root element is gpx",
        "choose a TCX file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<gpx><trk/></gpx>~the root element is gpx, not TrainingCenterDatabase",
        "<html><body>TrainingCenterDatabase</body></html>~the root element is html",
        "TrainingCenterDatabase~is not well-formed XML (line 1",
        "<TrainingCenterDatabase><Lap></TrainingCenterDatabase>~is not well-formed XML",
        "<TrainingCenterDatabase/>x~is not well-formed XML",
        "{}~is not well-formed XML",
        "<TrainingCenterDatabase>&who;</TrainingCenterDatabase>~is not well-formed XML",
      })
  void tcx_otherContent_isRejectedWithWhatWasFound(String content, String message)
      throws IOException {
    Path file = file("a.tcx", content, StandardCharsets.UTF_8);

    assertRejected(() -> Tcx.read(file), "a.tcx", message);
  }

  @Test
  void tcx_withADocumentType_isRejectedWithoutReadingIt() throws IOException {
    Path secret = file("secret.txt", "s3cret", StandardCharsets.UTF_8);
    String external =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret.toUri())
            + "<TrainingCenterDatabase>&e;</TrainingCenterDatabase>";

    assertThatThrownBy(() -> Tcx.read(file("a.tcx", external, StandardCharsets.UTF_8)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("document type declaration")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void tcx_inAnotherEncoding_isRejectedWithTheEncoding() throws IOException {
    String latin = TCX.replace("UTF-8", "ISO-8859-1");
    Path declared = file("a.tcx", latin.replace("é", "e"), StandardCharsets.ISO_8859_1);
    Path undeclared = file("b.tcx", TCX, StandardCharsets.ISO_8859_1);
    Path wide = file("c.tcx", TCX.replace("UTF-8", "UTF-16"), StandardCharsets.UTF_16);

    assertRejected(() -> Tcx.read(declared), "a.tcx is in ISO-8859-1; convert it to UTF-8");
    assertRejected(() -> Tcx.read(undeclared), "b.tcx is not in UTF-8; convert it");
    assertRejected(() -> Tcx.read(wide), "c.tcx is not in UTF-8; convert it");
  }
}
