package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.Entry.Origin;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Mistakes in how names and values are encoded. */
final class SabotagedEncoding {

  static final List<Sabotage> ALL =
      List.of(
          encoder("plus-for-space", text -> Entry.encode(text).replace("%20", "+")),
          encoder("reserved-characters-not-encoded", leaving("!'()*")),
          encoder("reserved-characters-not-encoded", leaving("!'()*;,/?:@&=+$#")),
          encoder("reserved-characters-not-encoded", leaving("*")),
          encoder("reserved-characters-not-encoded", leaving("!'()")),
          encoder("reserved-characters-not-encoded", leaving("!'()*;,/?:@&=+$#[]")),
          encoder("slash-not-encoded", leaving("/")),
          encoder("slash-not-encoded", leaving("/:")),
          encoder("brackets-not-encoded", leaving("[]")),
          encoder("tilde-encoded", text -> Entry.encode(text).replace("~", "%7E")),
          encoder("form-encoder", text -> URLEncoder.encode(text, StandardCharsets.UTF_8)),
          encoder(
              "form-encoder",
              text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")),
          encoder("form-encoder", leaving("/").andThen(text -> text.replace("%20", "+"))::apply),
          encoder(
              "form-encoder", leaving("!'()*").andThen(text -> text.replace("%20", "+"))::apply),
          encoder("lower-case-hex", text -> Entry.lowerHex(Entry.encode(text))),
          Sabotage.of(
              "lower-case-hex",
              s -> {
                s.outer = text -> Entry.lowerHex(Entry.encode(text));
                s.outerUri = text -> Entry.lowerHex(Entry.encode(text));
              }),
          Sabotage.of("parameters-not-encoded", s -> s.outer = text -> text),
          Sabotage.of(
              "parameters-encoded-too-often", s -> s.outer = t -> Entry.encode(Entry.encode(t))),
          encoder("values-not-encoded", text -> text),
          only(
              "values-encoded-before",
              e -> !e.isProtocol(),
              e -> Entry.encode(Entry.encode(e.name())),
              e -> Entry.encode(Entry.encode(e.value()))),
          only(
              "values-encoded-before",
              e -> e.origin() == Origin.QUERY,
              e -> Entry.encode(e.rawName()),
              e -> Entry.encode(e.rawValue())),
          only(
              "values-encoded-before",
              e -> e.name().equals("oauth_callback"),
              e -> e.name(),
              e -> Entry.encode(Entry.encode(e.value()))),
          encoder(
              "not-utf8",
              text -> Entry.encode(text, Entry.UNRESERVED, StandardCharsets.ISO_8859_1)),
          new Sabotage(
              "plus-not-decoded",
              SabotagedEncoding::plusForSpace,
              plusKept(e -> e.origin() == Origin.QUERY).spoil()),
          plusKept(e -> !e.isProtocol()),
          only(
              "wire-encoding-signed",
              e -> e.origin() == Origin.QUERY,
              Entry::rawName,
              Entry::rawValue));

  private SabotagedEncoding() {}

  private static void plusForSpace(Plan plan) {
    plan.query = new ArrayList<>();
    plan.query.add(Entry.written(Origin.QUERY, "a", "x+y", "a", "x y"));
  }

  private static Sabotage plusKept(Predicate<Entry> which) {
    UnaryOperator<String> encoder =
        raw -> Entry.encode(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
    return only(
        "plus-not-decoded",
        which,
        e -> encoder.apply(e.rawName()),
        e -> encoder.apply(e.rawValue()));
  }

  private static UnaryOperator<String> leaving(String raw) {
    return text -> Entry.encode(text, Entry.UNRESERVED + raw, StandardCharsets.UTF_8);
  }

  private static Sabotage encoder(String id, UnaryOperator<String> encoder) {
    return Sabotage.of(
        id,
        s -> {
          s.name = entry -> encoder.apply(entry.name());
          s.value = entry -> encoder.apply(entry.value());
        });
  }

  private static Sabotage only(
      String id,
      Predicate<Entry> which,
      Function<Entry, String> name,
      Function<Entry, String> value) {
    return Sabotage.of(
        id,
        s -> {
          s.name = e -> which.test(e) ? name.apply(e) : Entry.encode(e.name());
          s.value = e -> which.test(e) ? value.apply(e) : Entry.encode(e.value());
        });
  }
}
