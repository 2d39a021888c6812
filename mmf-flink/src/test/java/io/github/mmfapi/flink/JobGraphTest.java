package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobGraphTest {
  @ParameterizedTest
  @CsvSource({"WORKOUTS,NDJSON", "ROUTES,NDJSON", "WORKOUTS,PARQUET", "ROUTES,PARQUET"})
  void jobGraph_serialised_hasTheSettings_andNoSecret(MemberList list, FileFormat format)
      throws Exception {
    StreamExecutionEnvironment flink = StreamExecutionEnvironment.createLocalEnvironment(1);
    SourceSettings settings =
        SourceSettings.builder()
            .baseUrl("http://127.0.0.1:1/3.1")
            .store(new JdbcTokenStoreFactory("jdbc:h2:mem:visible", "app", "oauth1_token"))
            .build();
    MemberSync.addTo(flink, settings, list, format, SyncOptions.path("out"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(flink.getStreamGraph().getJobGraph());
    }
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1))
        .contains("jdbc:h2:mem:visible")
        .doesNotContain(
            System.getenv("MMF_CLIENT_KEY"),
            System.getenv("MMF_CLIENT_SECRET"),
            System.getenv("MMF_STORE_PASSWORD"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://127.0.0.1/app?user=app&password=hunter2",
        "jdbc:h2:mem:app;PASSWORD=hunter2",
        "jdbc:mysql://app:hunter2@127.0.0.1/app",
        "jdbc:other:x;Pwd=hunter2",
        "JDBC:MySQL://app:hunter2@127.0.0.1",
        "jdbc:oracle:thin:app/hunter2@//db:1521/app",
        "jdbc:oracle:oci8:app/hunter2@app",
        "hunter2"
      })
  void store_urlWithAPassword_isRefused_withoutRepeatingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JdbcTokenStoreFactory(url, null, "oauth1_token"))
        .withMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://db:5432/app",
        "jdbc:mysql://app@db:3306/a:b@c",
        "jdbc:oracle:thin:@//db:1521/app",
        "jdbc:oracle:thin:@db:1521:app",
        "jdbc:oracle:thin:app@//db:1521/app",
        "jdbc:oracle:thin:/@app"
      })
  void store_urlWithoutAPassword_isTaken(String url) {
    assertThat(new JdbcTokenStoreFactory(url, "app", "t").url()).isEqualTo(url);
  }
}
