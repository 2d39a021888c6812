package io.github.mmfapi.client.codec;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Request;
import feign.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampRefusalsTest {

  @ParameterizedTest
  @CsvSource({
    "oauth_problem=timestamp_refused&x=1, true",
    "oauth_problem=nonce_used, false",
    "oauth_token=a&oauth_token_secret=b, false",
    "%zz, false",
    "'{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"Authentication failed\"]}}', true",
    "'<result><status>-1</status><errors><e>Authentication failed</e></errors></result>', true",
    "'<result><status>-1</status><errors><e>Not found</e></errors></result>', false",
    "'<result><status>1</status><output>Authentication failed</output></result>', false",
    "'<!DOCTYPE html><html>Authentication failed</html>', false",
    "'<result><status>-1', false",
    "'{\"result\":{\"status\":-1,\"output\":[],\"errors\":[\"Not found\"]}}', false",
    "'', false"
  })
  void mayBeRefusal_body_isTheEnvelopeOrTheProblem(String body, boolean refusal) {
    Response response =
        Response.builder()
            .status(200)
            .request(
                Request.create(
                    Request.HttpMethod.POST,
                    "http://h/",
                    Map.of(),
                    null,
                    StandardCharsets.UTF_8,
                    null))
            .body(body, StandardCharsets.UTF_8)
            .build();
    assertThat(TimestampRefusals.mayBeRefusal(response)).isEqualTo(refusal);
  }
}
