package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.Mistake.Category;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Names and values that are encoded wrong (RFC 5849 section 3.6). */
final class EncodingMistakes {

  static final Mistake PLUS_FOR_SPACE =
      mistake(
          "plus-for-space",
          "A space was signed as +.",
          "Encode a space as %20 in the base string, whatever stands in the URL.");

  static final Mistake RESERVED_RAW =
      mistake(
          "reserved-characters-not-encoded",
          "Characters such as ! ' ( ) * were signed without being encoded.",
          "Encode everything but letters, digits, - . _ and ~. encodeURIComponent leaves ! ' ( ) *"
              + " as they are; encode these as well.");

  static final Mistake SLASH_RAW =
      mistake(
          "slash-not-encoded",
          "A slash in a value was signed without being encoded.",
          "Encode / as %2F; with Python's quote set safe to '~'.");

  static final Mistake BRACKETS_RAW =
      mistake(
          "brackets-not-encoded",
          "Brackets in a name were signed without being encoded.",
          "Encode [ as %5B and ] as %5D.");

  static final Mistake TILDE_ENCODED =
      mistake("tilde-encoded", "A ~ was encoded.", "Leave ~ as it is: it is unreserved.");

  static final Mistake FORM_ENCODER =
      mistake(
          "form-encoder",
          "Names and values were encoded by a form encoder such as URLEncoder.",
          "Use an encoder for RFC 3986: a space is %20, * is %2A, and ~ stays.");

  static final Mistake LOWER_CASE_HEX =
      mistake(
          "lower-case-hex",
          "The hexadecimal digits of %XX are in lower case.",
          "Write %2F, not %2f.");

  static final Mistake NOT_ENCODED_AGAIN =
      mistake(
          "parameters-not-encoded",
          "The joined parameters were not encoded as a whole.",
          "Encode names and values, join them with = and &, and encode the result once more.");

  static final Mistake THREE_TIMES =
      mistake(
          "parameters-encoded-too-often",
          "The joined parameters were encoded twice as a whole.",
          "Encode the joined parameters once.");

  static final Mistake VALUES_RAW =
      mistake(
          "values-not-encoded",
          "Names and values were joined without being encoded.",
          "Encode each name and value before joining, and the result once more.");

  static final Mistake ENCODED_BEFORE =
      mistake(
          "values-encoded-before",
          "Names or values that were encoded already were encoded anew.",
          "Decode names and values, then encode each of them once.");

  static final Mistake NOT_UTF8 =
      mistake(
          "not-utf8",
          "Text was encoded as ISO-8859-1 instead of UTF-8.",
          "Encode the UTF-8 bytes of a text.");

  static final Mistake PLUS_KEPT =
      mistake(
          "plus-not-decoded",
          "A + in query or form was signed as a plus sign, and stands for a space.",
          "Read + as a space when decoding query and form, or send %20.");

  static final Mistake AS_ON_THE_WIRE =
      mistake(
          "wire-encoding-signed",
          "The parameters were signed with the encoding that they have in URL or form.",
          "Decode names and values, then encode them as section 3.6 has it.");

  static final List<Mistake> ALL =
      List.of(
          PLUS_FOR_SPACE,
          SLASH_RAW,
          BRACKETS_RAW,
          RESERVED_RAW,
          TILDE_ENCODED,
          LOWER_CASE_HEX,
          FORM_ENCODER,
          NOT_ENCODED_AGAIN,
          THREE_TIMES,
          VALUES_RAW,
          PLUS_KEPT,
          ENCODED_BEFORE,
          NOT_UTF8,
          AS_ON_THE_WIRE);

  private static final Encoder RIGHT = Encoder.RFC3986;

  private final ParameterRecipe right;
  private final Consumer<Change> out;

  private EncodingMistakes(ParameterRecipe right, Consumer<Change> out) {
    this.right = right;
    this.out = out;
  }

  static void offer(Draft right, Consumer<Change> out) {
    EncodingMistakes mistakes = new EncodingMistakes(right.parameters(), out);
    mistakes.offerEncoders();
    mistakes.offerLowerCase();
    mistakes.offerTimes();
    mistakes.offerWire();
  }

  private void offerEncoders() {
    offer(PLUS_FOR_SPACE, RIGHT.plusForSpace(true));
    offer(RESERVED_RAW, Encoder.URI_COMPONENT);
    offer(RESERVED_RAW, RIGHT.leaving("*"));
    offer(RESERVED_RAW, RIGHT.leaving("!'()"));
    offer(SLASH_RAW, RIGHT.leaving("/"));
    offer(SLASH_RAW, RIGHT.leaving("/:"));
    offer(BRACKETS_RAW, RIGHT.leaving("[]"));
    offer(RESERVED_RAW, Encoder.URI);
    offer(RESERVED_RAW, Encoder.URI.leaving("[]"));
    offer(TILDE_ENCODED, RIGHT.encoding('~'));
    offer(FORM_ENCODER, Encoder.FORM);
    offer(FORM_ENCODER, Encoder.FORM.plusForSpace(false));
    offer(FORM_ENCODER, Encoder.FORM.leaving("~"));
    offer(FORM_ENCODER, RIGHT.encoding('~').plusForSpace(true));
    offer(FORM_ENCODER, Encoder.URI_COMPONENT.plusForSpace(true));
    offer(FORM_ENCODER, RIGHT.leaving("/").plusForSpace(true));
  }

  private void offerLowerCase() {
    Encoder lower = RIGHT.lowerCase();
    ParameterRecipe inner = right.with(PairEncoder.of(lower));
    offer(LOWER_CASE_HEX, inner);
    offer(LOWER_CASE_HEX, right.withOuter(lower));
    offer(LOWER_CASE_HEX, inner.withOuter(lower));
    ParameterRecipe form = right.with(PairEncoder.of(Encoder.FORM.lowerCase()));
    offer(FORM_ENCODER, form);
    offer(FORM_ENCODER, form.withOuter(lower));
  }

  private void offerTimes() {
    offer(NOT_ENCODED_AGAIN, right.withEncodings(0));
    offer(THREE_TIMES, right.withEncodings(2));
    Predicate<Pair> all = pair -> true;
    Predicate<Pair> others = pair -> !pair.isProtocol();
    offer(VALUES_RAW, right.with(decoded(all, text -> text)));
    offer(VALUES_RAW, right.with(decoded(others, text -> text)));
    UnaryOperator<String> twice = text -> RIGHT.encode(RIGHT.encode(text));
    offer(ENCODED_BEFORE, right.with(decoded(others, twice)));
    offer(ENCODED_BEFORE, right.with(decoded(pair -> pair.isIn(Pair.Place.QUERY), twice)));
    offer(ENCODED_BEFORE, right.with(decoded(all, twice)));
    offer(ENCODED_BEFORE, right.with(decoded(pair -> pair.is("oauth_callback"), twice)));
    offer(NOT_UTF8, RIGHT.in(StandardCharsets.ISO_8859_1));
    if (Charset.isSupported("windows-1252")) {
      offer(NOT_UTF8, RIGHT.in(Charset.forName("windows-1252")));
    }
  }

  private void offerWire() {
    Predicate<Pair> query = pair -> pair.isIn(Pair.Place.QUERY) && !pair.isProtocol();
    Predicate<Pair> both = pair -> !pair.isIn(Pair.Place.HEADER) && !pair.isProtocol();
    for (Predicate<Pair> which : List.of(query, both)) {
      offer(PLUS_KEPT, right.with(written(which, raw -> RIGHT.encode(PairReader.decode(raw)))));
      offer(ENCODED_BEFORE, right.with(written(which, RIGHT::encode)));
      offer(AS_ON_THE_WIRE, right.with(written(which, raw -> raw)));
    }
  }

  private void offer(Mistake mistake, Encoder encoder) {
    offer(mistake, right.with(PairEncoder.of(encoder)));
  }

  private void offer(Mistake mistake, ParameterRecipe recipe) {
    out.accept(Change.parameters(mistake, recipe));
  }

  /** Encodes the decoded texts of some parameters another way. */
  private static PairEncoder decoded(Predicate<Pair> which, UnaryOperator<String> encoder) {
    return new PairEncoder() {
      @Override
      public String name(Pair pair) {
        return which.test(pair) ? encoder.apply(pair.name()) : RIGHT.name(pair);
      }

      @Override
      public String value(Pair pair) {
        return which.test(pair) ? encoder.apply(pair.value()) : RIGHT.value(pair);
      }
    };
  }

  /** Starts from the texts as they are written in the request. */
  private static PairEncoder written(Predicate<Pair> which, UnaryOperator<String> encoder) {
    return new PairEncoder() {
      @Override
      public String name(Pair pair) {
        return which.test(pair) ? encoder.apply(pair.rawName()) : RIGHT.name(pair);
      }

      @Override
      public String value(Pair pair) {
        return which.test(pair) ? encoder.apply(pair.rawValue()) : RIGHT.value(pair);
      }
    };
  }

  private static Mistake mistake(String id, String summary, String fix) {
    return Mistake.of(Category.ENCODING, id, summary, "3.6", fix);
  }
}
