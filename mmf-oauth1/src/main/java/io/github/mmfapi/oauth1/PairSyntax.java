package io.github.mmfapi.oauth1;

import java.util.List;

/** The syntax of a list of percent-encoded names and values. */
enum PairSyntax {
  /** In queries and form-encoded bodies (RFC 5849 sections 3.5.2 and 3.5.3). */
  FORM("&", ""),
  /** In an {@code Authorization} header (RFC 5849 section 3.5.1). */
  HEADER(", ", "\"");

  private final String separator;
  private final String quote;

  PairSyntax(String separator, String quote) {
    this.separator = separator;
    this.quote = quote;
  }

  /** Returns the text between two pairs. */
  String separator() {
    return separator;
  }

  /** Appends one pair. */
  void append(Parameter parameter, StringBuilder out) {
    PercentEncoding.encode(parameter.name(), out);
    out.append('=').append(quote);
    PercentEncoding.encode(parameter.value(), out);
    out.append(quote);
  }

  /** Appends pairs with separators between them. */
  void append(List<Parameter> parameters, StringBuilder out) {
    String before = "";
    for (Parameter parameter : parameters) {
      append(parameter, out.append(before));
      before = separator;
    }
  }
}
