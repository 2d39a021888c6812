package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.diagnosis.Entry.Origin;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Forms of the mistakes in how names and values are encoded. */
final class FormsOfEncoding {

  private static final String RESERVED = "reserved-characters-not-encoded";
  private static final String FORM = "form-encoder";
  private static final String LOWER = "lower-case-hex";
  private static final String BEFORE = "values-encoded-before";
  private static final String RAW = "values-not-encoded";
  private static final String WIRE = "wire-encoding-signed";
  private static final String PLUS = "plus-not-decoded";

  /** Which parameters are encoded wrong. */
  private enum Which {
    ALL,
    OF_QUERY_AND_FORM,
    OF_QUERY,
    CALLBACK;

    boolean has(Entry entry) {
      return switch (this) {
        case ALL -> true;
        case OF_QUERY_AND_FORM -> !entry.isProtocol();
        case OF_QUERY -> entry.origin() == Origin.QUERY;
        case CALLBACK -> entry.name().equals("oauth_callback");
      };
    }
  }

  static final List<Form> ALL =
      List.of(
          value("plus-for-space", " ", "+"),
          value(RESERVED, "!'()*/", "!'()*%2F"),
          value(RESERVED, "!'()*/", "%21%27%28%29*%2F"),
          value(RESERVED, "!'()*/", "!'()%2A%2F"),
          value(RESERVED, "!'()*;,/?:@&=+$#[", "!'()*;,/?:@&=+$#%5B"),
          value(RESERVED, "!'()*;,/?:@&=+$#[]", "!'()*;,/?:@&=+$#[]"),
          value("slash-not-encoded", "/:!", "/%3A%21"),
          value("slash-not-encoded", "/:!", "/:%21"),
          // Every encoder that leaves the slash does this; the first mistake of the list counts.
          value("slash-not-encoded", "/", "/"),
          value("brackets-not-encoded", "[]", "[]"),
          value("brackets-not-encoded", "[/]", "[%2F]"),
          value("tilde-encoded", "~ ", "%7E%20"),
          value(FORM, "~ *", "%7E+*"),
          value(FORM, "~ *", "%7E%20*"),
          value(FORM, "~ *!", "~+*%21"),
          value(FORM, "~ *", "%7E+%2A"),
          value(FORM, "~ !'()*", "~+!'()*"),
          value(FORM, "~ /:", "~+/%3A"),
          value(FORM, "~ */é", "%7e+*%2f%c3%a9"),
          lowerCase(FORM, text -> Entry.lowerHex(URLEncoder.encode(text, StandardCharsets.UTF_8))),
          some(LOWER, Which.ALL, FormsOfEncoding::lowerHex),
          Form.of(
              LOWER,
              "the joined parameters and the URL",
              s -> {
                s.outer = FormsOfEncoding::lowerHex;
                s.outerUri = FormsOfEncoding::lowerHex;
              }),
          lowerCase(LOWER, FormsOfEncoding::lowerHex),
          some(RAW, Which.ALL, text -> text),
          some(RAW, Which.OF_QUERY_AND_FORM, text -> text),
          some(BEFORE, Which.ALL, FormsOfEncoding::twice),
          some(BEFORE, Which.OF_QUERY_AND_FORM, FormsOfEncoding::twice),
          some(BEFORE, Which.OF_QUERY, FormsOfEncoding::twice),
          some(BEFORE, Which.CALLBACK, FormsOfEncoding::twice),
          charset("ISO-8859-1"),
          charset("windows-1252"),
          written(PLUS, Which.OF_QUERY, FormsOfEncoding::plusKept),
          written(PLUS, Which.OF_QUERY_AND_FORM, FormsOfEncoding::plusKept),
          written(BEFORE, Which.OF_QUERY, Entry::encode),
          written(BEFORE, Which.OF_QUERY_AND_FORM, Entry::encode),
          written(WIRE, Which.OF_QUERY, raw -> raw),
          written(WIRE, Which.OF_QUERY_AND_FORM, raw -> raw));

  private FormsOfEncoding() {}

  /** Writes digits in lower case everywhere: in parameters, which are encoded so, and around. */
  private static Form lowerCase(String id, UnaryOperator<String> encoder) {
    return Form.of(
        id,
        "lower-case digits everywhere",
        s -> {
          s.name = entry -> encoder.apply(entry.name());
          s.value = entry -> encoder.apply(entry.value());
          s.outer = FormsOfEncoding::lowerHex;
          s.outerUri = FormsOfEncoding::lowerHex;
        });
  }

  /** A request with one parameter that needs encoding, and how its value was signed. */
  private static Form value(String id, String value, String signed) {
    return Form.of(
        id,
        value + " signed as " + signed,
        plan -> only(plan, Plan.query("a", value)),
        s -> s.value = entry -> entry.name().equals("a") ? signed : Entry.encode(entry.value()));
  }

  private static Form some(String id, Which of, UnaryOperator<String> encoder) {
    return Form.of(id, of.toString(), encode(of, Entry::name, Entry::value, encoder));
  }

  private static Form charset(String name) {
    Charset charset = Charset.forName(name);
    return Form.of(
        "not-utf8",
        name,
        plan -> only(plan, Plan.query("a", name.startsWith("win") ? "é€" : "é\u0080")),
        s -> s.value = entry -> Entry.encode(entry.value(), Entry.UNRESERVED, charset));
  }

  /** Signs what stands in the query or the form, beside oauth_ parameters in the query. */
  private static Form written(String id, Which of, UnaryOperator<String> encoder) {
    return Form.of(
        id,
        of + ", as written",
        plan -> {
          plan.placement = Placement.QUERY;
          plan.form = List.of(Entry.written(Origin.FORM, "f", "x+(y)%2f", "f", "x (y)/"));
        },
        encode(of, Entry::rawName, Entry::rawValue, encoder));
  }

  private static Consumer<WrongSigner> encode(
      Which of,
      Function<Entry, String> name,
      Function<Entry, String> value,
      UnaryOperator<String> encoder) {
    return s -> {
      s.name = e -> of.has(e) ? encoder.apply(name.apply(e)) : Entry.encode(e.name());
      s.value = e -> of.has(e) ? encoder.apply(value.apply(e)) : Entry.encode(e.value());
    };
  }

  private static String lowerHex(String text) {
    return Entry.lowerHex(Entry.encode(text));
  }

  private static String twice(String text) {
    return Entry.encode(Entry.encode(text));
  }

  private static void only(Plan plan, Entry entry) {
    plan.query = new ArrayList<>(List.of(entry));
    plan.form = List.of();
    plan.callback = null;
  }

  private static String plusKept(String raw) {
    return Entry.encode(URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8));
  }
}
