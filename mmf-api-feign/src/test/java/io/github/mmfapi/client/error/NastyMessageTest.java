package io.github.mmfapi.client.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import feign.Logger;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.support.CapturingLogProvider;
import io.github.mmfapi.client.support.FaultServer;
import io.github.mmfapi.client.support.TransportVariant;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server sends reaches the caller, and a log and a message as one line each. */
class NastyMessageTest {
  private static final String NASTY =
      "é😀\u0000\uFFFE\u2028\u202E\t\n\r\n\"'<b>&amp;]]>*/\\ \u001B[31mred\u007F end";

  /** What the value of a header can have. */
  private static final String IN_HEADER = "é😀\uFFFE\u2028\u202E\t\"'<b>&amp;]]>*/\\ \u0085 end";

  private final FaultServer server = new FaultServer();

  @AfterEach
  void close() throws IOException {
    CapturingLogProvider.listen(null);
    server.close();
  }

  @ParameterizedTest
  @EnumSource(TransportVariant.class)
  void errorsOfAServer_areCarried_andShownOnOneLine(TransportVariant variant) {
    String error = JsonNodeFactory.instance.textNode(NASTY).toString();
    String envelope = "{\"result\":{\"status\":-1,\"output\":[],\"errors\":[" + error + "]}}";
    List<String> log = new ArrayList<>();

    MmfException refused =
        failure(variant, log, FaultServer.answer(200, "application/json", envelope));
    MmfException page = failure(variant, log, FaultServer.answer(404, "text/html", NASTY));
    MmfException broken = failure(variant, log, FaultServer.answer(200, "application/json", NASTY));
    MmfException moved =
        failure(variant, log, FaultServer.answer(302, IN_HEADER, "x", "Location: /" + IN_HEADER));

    assertThat(refused.errors()).containsExactly(NASTY);
    for (MmfException failure : List.of(refused, page, broken, moved)) {
      assertOneLine(failure.getMessage());
      assertOneLine(failure.toString());
    }
    assertThat(refused.getMessage()).contains("é😀").contains("\\n");
    assertThat(moved.getMessage()).contains("]]>*/", "redirect to /");
    assertThat(log).hasSizeGreaterThan(3).allSatisfy(NastyMessageTest::assertOneLine);
  }

  private static void assertOneLine(String text) {
    assertThat(text.codePoints().filter(NastyMessageTest::isControl).mapToObj(Integer::toHexString))
        .as(text)
        .isEmpty();
  }

  /** Characters that end a line, that a terminal obeys, or that change the writing direction. */
  private static boolean isControl(int c) {
    return Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E);
  }

  private MmfException failure(TransportVariant variant, List<String> log, FaultServer.Action as) {
    server.once(as);
    String name = MmfClient.class.getName() + ": ";
    CapturingLogProvider.listen(
        line -> {
          if (line.startsWith(name)) {
            log.add(line);
          }
        });
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl(server.baseUrl())
            .clientCredentials(ClientCredentials.of("key", "secret"))
            .tokenCredentials(FaultServer.TOKEN)
            .retryPolicy(RetryPolicy.none())
            .transport(variant.transport())
            .logLevel(Logger.Level.BASIC)
            .build()) {
      return catchThrowableOfType(MmfException.class, () -> variant.read(client));
    }
  }
}
