package io.github.mmfapi.oauth1.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever is received, a diagnosis comes out of it. {@code -Dfuzz.count} chooses how many. */
@Tag("slow")
class SpoiledRequestTest {

  private static final int COUNT = Math.min(Integer.getInteger("fuzz.count", 200), 20_000);

  private static final List<String> PIECES =
      List.of(
          "&",
          "=",
          "%",
          "%2",
          "%00",
          "%C3",
          "%ED%A0%80",
          "+",
          " ",
          "\"",
          "\\",
          ",",
          "?",
          "#",
          "@",
          ":",
          "://",
          "[",
          "{",
          "\uD800",
          "é",
          "😀",
          "oauth_token=",
          "oauth_signature=",
          "realm=\"",
          "OAuth ",
          "\r\n",
          "9".repeat(40),
          "-----",
          "_",
          ";",
          "/../",
          "//");

  @Test
  void diagnose_spoiledRequest_neverFails() {
    for (long seed = 0; seed < COUNT; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Plan plan = new RandomPlans(seed).next();
      ReceivedRequest good = WrongSigner.sign(plan, List.of()).request();
      String header = good.authorizationHeader();
      ReceivedRequest spoiled =
          new ReceivedRequest(
              spoiled(random, good.method()),
              spoiled(random, good.url()),
              header == null ? null : spoiled(random, header),
              random.nextInt(3) == 0 ? null : spoiled(random, good.contentType()),
              spoiled(random, good.body()));
      assertThat(plan.diagnose(spoiled).toString()).as("seed %d", seed).startsWith("verdict: ");
    }
  }

  private static String spoiled(SplittableRandom random, String text) {
    StringBuilder out = new StringBuilder(text);
    for (int changes = random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(out.length() + 1);
      if (random.nextBoolean()) {
        out.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      } else {
        out.delete(at, Math.min(out.length(), at + random.nextInt(8)));
      }
    }
    return out.toString();
  }
}
