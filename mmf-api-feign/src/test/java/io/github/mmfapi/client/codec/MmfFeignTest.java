package io.github.mmfapi.client.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.AsyncFeign;
import feign.Feign;
import feign.Request;
import io.github.mmfapi.api.UsersApi;
import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.api.WorkoutsAsyncApi;
import io.github.mmfapi.client.SingleConnection;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfServerException;
import io.github.mmfapi.sample.api.FilesApi;
import io.github.mmfapi.value.Download;
import io.github.mmfapi.wire.OutputFormat;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What Feign does after it was configured here, without a network. */
class MmfFeignTest {
  private static final String URL = "http://h/3.1";
  private static final String PAGE =
      "{\"result\":{\"status\":1,\"output\":{\"count\":\"0\"},\"errors\":[]}}";
  private static final String REFUSAL =
      "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"API Authentication failed\"]}}";

  private final SingleConnection transport = new SingleConnection();

  private WorkoutsApi workouts() {
    return MmfFeign.configure(Feign.builder().client(transport)).target(WorkoutsApi.class, URL);
  }

  @Test
  void configure_anyTarget_sendsTheQueryAndDecodesTheEnvelope() {
    transport.respond(200, "text/html", PAGE);

    assertThat(workouts().getWorkouts(q -> q.userKey("a b").limit(1)).count()).isZero();
    assertThat(transport.last().url())
        .isEqualTo(URL + "/workouts/get_workouts?user_key=a%20b&limit=1");
    assertThat(transport.isFree()).isTrue();
  }

  @Test
  void configure_errorOfAMethodWithoutResult_isThrown() {
    transport.respond(200, "text/html", REFUSAL);

    assertThatExceptionOfType(MmfAuthenticationException.class)
        .isThrownBy(
            () ->
                MmfFeign.configure(Feign.builder().client(transport))
                    .target(UsersApi.class, URL)
                    .getUser());
  }

  @Test
  void configure_transientFailure_isNotRetriedByFeign() {
    transport.respond(503, "text/html", "");

    assertThatExceptionOfType(MmfServerException.class).isThrownBy(() -> workouts().getWorkouts());
    assertThat(transport.sent).hasSize(1);
  }

  @Test
  void configure_download_staysOpenAfterDecoding() throws IOException {
    transport.respond(200, "application/gpx+xml", "<gpx/>");
    FilesApi files =
        MmfFeign.configure(Feign.builder().client(transport)).target(FilesApi.class, URL);

    try (Download file = files.getFile(q -> q.fileKey("k"))) {
      assertThat(file.stream().readAllBytes()).hasSize(6);
    }
  }

  @Test
  void configure_asynchronous_decodesTheEnvelope() {
    transport.respond(200, "text/html", PAGE);
    WorkoutsAsyncApi workouts =
        MmfFeign.configure(AsyncFeign.<Object>builder().client(transport))
            .target(WorkoutsAsyncApi.class, URL);

    assertThat(workouts.getWorkouts(q -> q.limit(1)).join().count()).isZero();
    assertThat(transport.last().url()).isEqualTo(URL + "/workouts/get_workouts?limit=1");
  }

  @Test
  void assemble_sendsTheQueryAndTheUserAgent() {
    transport.respond(200, "text/html", PAGE);
    MmfFeign feign = MmfFeign.builder().userAgent("gym/2.0").build();

    feign
        .assemble(Feign.builder().client(transport), WorkoutsApi.class, URL)
        .getWorkouts(q -> q.limit(1));

    Request sent = transport.last();
    assertThat(sent.url()).isEqualTo(URL + "/workouts/get_workouts?limit=1");
    assertThat(sent.headers()).containsOnlyKeys("Accept", "User-Agent");
    assertThat(sent.headers().get("User-Agent")).containsExactly("gym/2.0");
  }

  @Test
  void assemble_withoutAUserAgent_leavesItToTheTransport() {
    transport.respond(200, "text/html", PAGE);

    MmfFeign.builder()
        .build()
        .assemble(AsyncFeign.<Object>builder().client(transport), WorkoutsAsyncApi.class, URL)
        .getWorkouts(q -> q.limit(1))
        .join();

    assertThat(transport.last().headers()).containsOnlyKeys("Accept");
  }

  @Test
  void builder_eachSetting_returnsIt() {
    MmfFeign.Builder builder = MmfFeign.builder();

    assertThat(builder.mapper(new ObjectMapper())).isSameAs(builder);
    assertThat(builder.outputFormat(OutputFormat.XML)).isSameAs(builder);
    assertThat(builder.userAgent("gym/2.0")).isSameAs(builder);
  }

  @Test
  void builder_formatForRawCallsOnly_isRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MmfFeign.builder().outputFormat(OutputFormat.PHP))
        .withMessageContaining("PHP")
        .withMessageContaining("MmfClient.raw()");
  }
}
