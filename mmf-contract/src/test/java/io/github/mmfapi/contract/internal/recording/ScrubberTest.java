package io.github.mmfapi.contract.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scrubbing leaves no secret, and the replacements decode the same. */
class ScrubberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /3.1/users/get_user?o=json&oauth_token=s3cret&oauth_signature=s3cret%2B HTTP/1.1",
        "u=s3cret&p=s3cret&consumer_key=s3cret&workout_id=5",
        "{\"equalTo\": \"password=s3cret&x=1\"}",
        "{\"email\":\"s3cret@elsewhere.org\",\"md5_password\":\"s3cret\",\"user_id\":\"5\"}",
        "{\"text\":\"{\\\"md5_password\\\":\\\"s3cret\\\",\\\"user_id\\\":\\\"5\\\"}\"}",
        "{\"Authorization\": {\"equalTo\": \"OAuth oauth_token=s3cret\"}}",
        "{\"Set-Cookie\": [\"session=s3cret; Path=/\"], \"x\": 1}",
        "{\"name\": \"Cookie\", \"value\": \"session=s3cret\"}",
        "{\"last_login_http_referrer\":\"http:\\/\\/host\\/reset_password\\/s3cret\\/x\"}",
        "{\"profile\":\"http://host/reset_password/s3cret\"}",
        "write to s3cret@elsewhere.org or s3cret%40elsewhere.org"
      })
  void scrub_textWithASecret_removesIt(String text) {
    String clean = Scrubber.scrub(text);

    assertThat(clean).doesNotContain("s3cret");
    assertThat(Scrubber.scrub(clean)).as("scrubbed twice").isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workout_description=a+b&workout_date=2013-01-16",
        "{\"workout_description\":\"top=5&map=7\",\"mets\":\"1.2.3\"}",
        "{\"email\":\"\",\"password\":null,\"version\":\"0.0.0.0\",\"url\":\"http://127.0.0.1:80\"}",
        "{\"status\":1,\"output\":{\"group\":\"x\",\"step\":\"y\"}}"
      })
  void scrub_textWithoutSecret_staysUnchanged(String text) {
    assertThat(Scrubber.scrub(text)).isEqualTo(text);
  }

  @Test
  void scrub_ipAddress_becomesADocumentationAddress() {
    assertThat(Scrubber.scrub("{\"ip\":\"203.0.113.77\"}")).isEqualTo("{\"ip\":\"192.0.2.1\"}");
  }

  @Test
  void scrub_recordedUser_keepsFieldsAndTypes() throws IOException {
    String getUser;
    try (InputStream recorded = getClass().getResourceAsStream("/recorded/get_user.json")) {
      getUser = new String(recorded.readAllBytes(), StandardCharsets.UTF_8);
    }
    var before = Json.tree(getUser).at("/result/output/user");
    var after = Json.tree(Scrubber.scrub(getUser)).at("/result/output/user");

    assertThat(after.fieldNames())
        .toIterable()
        .containsExactlyElementsOf(() -> before.fieldNames());
    before
        .fieldNames()
        .forEachRemaining(
            name ->
                assertThat(after.get(name).getNodeType())
                    .as(name)
                    .isEqualTo(before.get(name).getNodeType()));
    assertThat(after.get("md5_password").asText()).hasSize(32);
  }
}
