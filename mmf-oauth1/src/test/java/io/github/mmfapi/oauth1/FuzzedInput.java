package io.github.mmfapi.oauth1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Input from outside: valid examples with random changes, the same for the same seed. */
public final class FuzzedInput {

  /**
   * The number of inputs of a test; change it with {@code -Dfuzz.count} and {@code -Dfuzz.seed}.
   */
  static final int COUNT = Integer.getInteger("fuzz.count", 20_000);

  /** A token response. */
  public static final String FORM =
      "oauth_token=a%2Fb&oauth_token_secret=s%C3%A9&oauth_callback_confirmed=true&x=1+2&x";

  /** The protocol parameters of a request in a header. */
  public static final String HEADER =
      "OAuth realm=\"a \\\"b\\\"\", oauth_consumer_key=\"client-key\", oauth_nonce=\"n%20\","
          + " oauth_timestamp=\"1358332274\", oauth_signature_method=\"HMAC-SHA1\","
          + " oauth_signature=\"AA%3D\"";

  /** The same in a query. */
  public static final String QUERY =
      "oauth_consumer_key=client-key&oauth_nonce=n&oauth_timestamp=1358332274"
          + "&oauth_signature_method=HMAC-SHA1&oauth_signature=AA%3D&b[]=1";

  private static final long SEED = Long.getLong("fuzz.seed", 5849);

  private static final List<String> PIECES =
      List.of(
          "&",
          "=",
          "%",
          "%2",
          "%zz",
          "%00",
          "%C3",
          "%C3%A9",
          "%ED%A0%80",
          "%F0%9F%98%80",
          "+",
          " ",
          "\t",
          "\r\n",
          "\0",
          "\"",
          "\\",
          "\\\"",
          ",",
          ";",
          "<",
          ">",
          "{",
          "[",
          "é",
          "😀",
          "\uFFFD",
          "oauth_token",
          "oauth_token=",
          "oauth_verifier=",
          "oauth_problem=",
          "denied=",
          "OAuth ",
          "realm=\"",
          "oauth%5Fnonce=",
          "://",
          "?",
          "#",
          "@",
          ":",
          "9".repeat(30));

  private final SplittableRandom random;

  private FuzzedInput(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Runs a check on many inputs; a failure names the seed of the input. */
  public static void forEach(Consumer<FuzzedInput> check) {
    for (long seed = SEED; seed < SEED + COUNT; seed++) {
      try {
        check.accept(new FuzzedInput(seed));
      } catch (Throwable e) {
        throw new AssertionError("again with -Dfuzz.seed=" + seed + " -Dfuzz.count=1", e);
      }
    }
  }

  /** Returns the pieces whose repetition a careless reader takes too long for. */
  public static Stream<String> pieces() {
    return Stream.of(
        "%41a",
        "%41",
        "a=b&",
        "&",
        "=",
        "a",
        ",",
        "a=\"\\\"\",",
        "\\",
        "\"",
        "a=,",
        "a ",
        "a = ",
        "OAuth oauth_problem=%zz, ",
        "\n",
        "%E9=&",
        "@",
        "<");
  }

  /** Repeats a piece. Linear time takes a moment for it; quadratic time would take minutes. */
  public static String twoMegabytes(String piece) {
    return piece.repeat(2_000_000 / piece.length());
  }

  /** Returns what a reader returns; null if it throws an exception of the expected type. */
  public static <T> @Nullable T readOrNull(
      Class<? extends RuntimeException> typed, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (RuntimeException e) {
      assertThat(e).isInstanceOf(typed);
      return null;
    }
  }

  /** Returns an example with up to eight changes, as text that was decoded from UTF-8. */
  public String spoiled(String example) {
    StringBuilder text = new StringBuilder(example);
    for (int changes = random.nextInt(9); changes > 0; changes--) {
      change(text);
    }
    return new String(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  public int number(int bound) {
    return random.nextInt(bound);
  }

  private void change(StringBuilder text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(6));
    switch (random.nextInt(6)) {
      case 0 -> text.delete(at, end);
      case 1 -> text.setLength(at);
      case 2 -> text.insert(at, text.substring(at, end).repeat(random.nextInt(40)));
      case 3 -> text.insert(at, Character.toString(random.nextInt(1, 0xD800)));
      default -> text.insert(at, oneOf(PIECES));
    }
  }
}
