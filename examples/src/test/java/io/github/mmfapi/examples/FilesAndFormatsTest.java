package io.github.mmfapi.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.model.ImportTcxOutput;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.MmfSandboxExtension;
import io.github.mmfapi.sandbox.SandboxRoute;
import io.github.mmfapi.sandbox.SandboxUser;
import io.github.mmfapi.value.Download;
import io.github.mmfapi.value.FilePart;
import io.github.mmfapi.value.Tcx;
import io.github.mmfapi.wire.OutputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Tests the code of docs/guide/files-and-formats.md. */
class FilesAndFormatsTest {
  private static final String GPX =
      """
      <gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>Ridge</name><trkseg>
      <trkpt lat="45.51" lon="-122.66"><ele>10</ele></trkpt>
      <trkpt lat="45.52" lon="-122.65"><ele>20</ele></trkpt>
      </trkseg></trk></gpx>
      """;

  private static final String TCX =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">
      <Activities><Activity Sport="Running"><Id>2013-08-15T13:00:00Z</Id>
      <Lap StartTime="2013-08-15T13:00:00Z">
      <TotalTimeSeconds>600</TotalTimeSeconds><DistanceMeters>1609.344</DistanceMeters>
      <Calories>100</Calories>
      </Lap></Activity></Activities></TrainingCenterDatabase>
      """;

  @RegisterExtension
  static final MmfSandboxExtension SANDBOX =
      MmfSandboxExtension.of(
          MmfSandbox.builder()
              .user(SandboxUser.TUTORIAL)
              .route(
                  SandboxUser.TUTORIAL,
                  SandboxRoute.of("loop", new SandboxRoute.Point(45.5, -122.6))));

  @TempDir Path folder;

  @Test
  void download_isSaved(MmfSandbox sandbox) throws IOException {
    try (MmfClient client = Guide.client(sandbox).build()) {
      String key = client.paging().routes(q -> {}).iterator().next().routeKey();
      Path file = folder.resolve("route.kml");
      // docs: download
      try (Download kml = client.routes().getRouteKml(q -> q.routeKey(key))) {
        kml.saveTo(file);
      }
      // end
      assertThat(Files.readString(file)).contains("<coordinates>").contains("-122.6");
    }
  }

  @Test
  void uploads_areStored(MmfSandbox sandbox) throws IOException {
    Path tcx = Files.writeString(folder.resolve("run.tcx"), TCX);
    Path gpx = Files.writeString(folder.resolve("ridge.gpx"), GPX);
    try (MmfClient client = Guide.client(sandbox).build()) {
      // docs: upload
      ImportTcxOutput imported = client.workouts().importTcx(w -> w.tcx(Tcx.read(tcx)));
      client.routes().importRoute(r -> r.file(FilePart.of(gpx)));
      // end
      assertThat(imported.result().workoutId()).isNotNull();
      assertThat(client.workouts().getWorkouts().count()).isEqualTo(1);
      assertThat(client.paging().routes(q -> {})).hasSize(2);
    }
  }

  @Test
  void xml_isReadLikeJson(MmfSandbox sandbox) {
    TokenCredentials token = sandbox.authorize(sandbox.user());
    // docs: xml
    MmfClient client =
        MmfClient.builder()
            .baseUrl(sandbox.baseUrl())
            .clientCredentials(sandbox.clientCredentials())
            .tokenCredentials(token)
            .outputFormat(OutputFormat.XML)
            .build();
    // end
    try (client) {
      assertThat(client.users().getUser().user().userId()).isEqualTo(sandbox.user().userId());
    }
  }

  @Test
  void raw_isTheUnchangedResponse(MmfSandbox sandbox) {
    try (MmfClient client = Guide.client(sandbox).build()) {
      // docs: raw
      RawRequest request = RawRequest.get("users/get_user").format(OutputFormat.XML);
      try (RawResponse answer = client.raw().call(request)) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).contains("xml");
        assertThat(answer.text()).contains("<user_id>");
      }
      // end
    }
  }
}
