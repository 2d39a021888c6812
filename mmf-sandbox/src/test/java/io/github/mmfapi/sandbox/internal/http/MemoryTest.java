package io.github.mmfapi.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.sandbox.SigningCaller;
import io.github.mmfapi.sandbox.internal.http.RawRequest.Answer;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.testoutput.JvmCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Unsigned bodies from many connections at once, and text to store, to a sandbox of a small heap.
 */
@Tag("slow")
class MemoryTest {
  /** The default of a sandbox. */
  private static final ClientCredentials CLIENT =
      ClientCredentials.of(
          "da48d1af1f2a1fdd06bc573443bbd730", "c321a87313ad3ed43a71ee116ca2b1390xa0x27191");

  private static final String HOST = BodyGateTest.HOST;
  private static final String POST = BodyGateTest.POST;
  private static final String SIGNED =
      "?oauth_consumer_key=k&oauth_token=t&oauth_signature_method=HMAC-SHA1&oauth_timestamp=1"
          + "&oauth_nonce=n&oauth_signature=s";

  @Test
  void signedCallsThatStoreText_areRefusedBeforeTheHeapIsFull() throws Exception {
    Process process = start("-Xmx80m", 20_000_000);
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String root = "http://127.0.0.1:" + output.readLine() + "/3.1";
      String[] token = output.readLine().split(" ", -1);
      OAuth1Signer signer = OAuth1Signer.builder().clientCredentials(CLIENT).build();
      // As many fields as are kept, each as long as it may be.
      List<Parameter> form = new ArrayList<>();
      for (String name : List.of("title", "city", "country", "brief_description")) {
        form.add(new Parameter("event_" + name, "x".repeat(Quota.TEXT)));
      }
      form.add(new Parameter("event_start_date", "2013-01-16"));
      form.add(new Parameter("event_type_id_list", "1"));
      form.add(new Parameter("event_creator_type", "1"));
      for (int i = 0; i < 93; i++) {
        form.add(new Parameter("field" + i, "x".repeat(Quota.TEXT)));
      }
      SigningRequest request =
          SigningRequest.of("POST", root + "/events/create_event")
              .withForm(form)
              .withToken(TokenCredentials.of(token[0], token[1]));
      String body = Parameters.render(form);
      int kept = 0;
      String answer = "";
      while (kept < 100 && !answer.contains("bytes of text")) {
        answer = SigningCaller.send("POST", signer.sign(request).url(), body, null).body();
        kept++;
      }

      assertThat(answer).contains("sandbox is full", "20000000 bytes of text");
      assertThat(kept).isBetween(15, 21);
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroy();
      process.waitFor(30, TimeUnit.SECONDS);
    }
  }

  private static Process start(String heap, long maximumTextBytes) throws IOException {
    return new ProcessBuilder(
            JvmCommand.of(
                List.of(heap, "-XX:+ExitOnOutOfMemoryError"),
                SandboxInASmallJvm.class.getName(),
                Long.toString(maximumTextBytes)))
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void unsignedBodies_leaveTheSandboxAlive() throws Exception {
    Process process = start("-Xmx256m", 128_000_000);
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      int port = Integer.parseInt(output.readLine());

      assertThat(flood(port)).contains(200, 413, 415);

      assertThat(process.isAlive()).isTrue();
      Answer alive = RawRequest.of("GET /3.1/workouts/get_activity_types", HOST).sendTo(port);
      assertThat(alive.body()).contains("activity_types");
    } finally {
      process.destroy();
      process.waitFor(30, TimeUnit.SECONDS);
    }
  }

  /** Sends each body twice, from eight connections at once, and returns the statuses. */
  private static List<Integer> flood(int port) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int round = 0; round < 2; round++) {
        requests().forEach(request -> calls.add(() -> request.sendTo(port).status()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> status : threads.invokeAll(calls)) {
        statuses.add(status.get());
      }
      return statuses;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<RawRequest> requests() {
    byte[] text = Bodies.longest("x");
    byte[] escapes = Bodies.longest("%41");
    byte[] bomb = Bodies.bomb();
    String multipart = BodyGateTest.MULTIPART;
    String form = BodyGateTest.FORM;
    return List.of(
        RawRequest.of(POST, HOST, form).with(text),
        RawRequest.of(POST + SIGNED, HOST, form).with(text),
        RawRequest.of(POST + SIGNED, HOST, form).with(escapes),
        RawRequest.of(POST, HOST, "Content-Type: text/plain").with(text),
        RawRequest.of(POST, HOST, form).with(Bodies.longest("a&")),
        RawRequest.of(POST, HOST, multipart).with(Bodies.longest("--b\r\n\r\n\r\n")),
        RawRequest.of(POST, HOST, form).with(bomb),
        RawRequest.of(POST, HOST, "Content-Encoding: gzip").with(bomb),
        RawRequest.of(POST, HOST, form, "Transfer-Encoding: chunked").with(text));
  }
}
