package io.github.mmfapi.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.value.FilePart;
import io.github.mmfapi.value.Tcx;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** oauthlib accepts the signatures of uploads: a file in multipart, a text in a form. */
class UploadTest {
  private static final String TCX =
      "<?xml version=\"1.0\"?>\n<TrainingCenterDatabase><Notes>50% é &amp; +</Notes>"
          + "</TrainingCenterDatabase>";

  @RegisterExtension static final OauthlibServer OAUTHLIB = new OauthlibServer();

  private static MmfClient client(Placement placement) {
    return MmfClient.builder()
        .baseUrl(OAUTHLIB.root())
        .clientCredentials(ClientCredentials.of(Recorded.CLIENT_KEY, Recorded.CLIENT_SECRET))
        .tokenCredentials(ContractServer.TOKEN)
        .placement(placement)
        .build();
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void importRoute_asMultipart_isSignedWithoutItsBody(Placement placement) {
    byte[] gpx = "<gpx a=\"b&c=d+e\"/>".getBytes(StandardCharsets.UTF_8);
    RawRequest request =
        RawRequest.post("routes/import_route")
            .with("file", new FilePart("a \"b\" é.gpx", "application/gpx+xml", gpx))
            .with("test", "0");

    assertAccepted(placement, request, "filename=\\\"a %22b%22 ");
  }

  @ParameterizedTest
  @EnumSource(Placement.class)
  void importTcx_asText_isSignedWithItsForm(Placement placement) {
    InputStream file = new ByteArrayInputStream(TCX.getBytes(StandardCharsets.UTF_8));
    RawRequest request =
        RawRequest.post("workouts/import_tcx")
            .with("tcx", Tcx.read(file, Tcx.DEFAULT_LIMIT))
            .with("baretcx", "1");

    assertAccepted(placement, request, "tcx=%3C%3Fxml%20version%3D%221.0%22");
  }

  private static void assertAccepted(Placement placement, RawRequest request, String received) {
    try (MmfClient client = client(placement);
        RawResponse answer = client.raw().call(request)) {
      String text = answer.text();

      assertThat(text).contains("\"status\": 1").contains(received);
      assertThat(answer.status()).isEqualTo(200);
    }
  }
}
