package io.github.mmfapi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {
  private static Map<String, String> complete() {
    return new HashMap<>(
        Map.of(
            "MMF_BASE_URL", "http://127.0.0.1:1/3.1",
            "MMF_CLIENT_KEY", "key",
            "MMF_CLIENT_SECRET", "s3cret",
            "MMF_TOKEN", "token",
            "MMF_TOKEN_SECRET", "s3cret"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MMF_BASE_URL",
        "MMF_CLIENT_KEY",
        "MMF_CLIENT_SECRET",
        "MMF_TOKEN",
        "MMF_TOKEN_SECRET"
      })
  void environment_withOneMissing_namesItAndNoValue(String missing) {
    Map<String, String> variables = complete();
    variables.put(missing, "");

    assertThatIllegalStateException()
        .isThrownBy(() -> MmfClient.builder().environment(variables))
        .withMessageContaining(missing + " ")
        .withMessageNotContaining("s3cret");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void environment_withOrWithoutUser_isEnough(boolean user) {
    Map<String, String> variables = complete();
    if (!user) {
      variables.remove("MMF_TOKEN");
      variables.remove("MMF_TOKEN_SECRET");
    }
    try (MmfClient client = MmfClient.builder().environment(variables).build()) {
      assertThat(client.baseUrl()).hasToString("http://127.0.0.1:1/3.1");
    }
  }
}
