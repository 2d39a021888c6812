package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.internal.FormEncoding;
import io.github.mmfapi.oauth1.internal.OAuthScheme;
import io.github.mmfapi.oauth1.internal.Rfc3986;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A received request, read the way a server reads it, with what is wrong about that. */
final class ParsedRequest {

  /** A longer body that is not declared a form is not taken for one. */
  private static final int LONGEST_BODY = 262_144;

  private final ReceivedRequest request;
  private final RequestHeaders headers;
  private final BaseUri uri;
  private final boolean form;
  private final List<Pair> bodyAsForm;
  private final List<Mistake> problems = new ArrayList<>();
  private final List<Pair> signable = new ArrayList<>();
  private final List<Pair> withDuplicates = new ArrayList<>();
  private final Map<String, String> protocol = new TreeMap<>();
  private @Nullable String realm;

  /**
   * Reads a request.
   *
   * @param origin scheme and authority as clients see them, null if those of the URL are
   * @throws IllegalArgumentException if URL, query, form or header cannot be read
   */
  ParsedRequest(
      ReceivedRequest request, @Nullable String origin, Map<String, List<String>> headers) {
    this.request = request;
    this.headers = new RequestHeaders(headers);
    BaseUri received = BaseUri.of(request.url());
    if (origin == null) {
      this.uri = received;
    } else {
      BaseUri outside = BaseUri.of(origin);
      this.uri = outside.withPath(received.path());
    }
    List<Pair> header = new ArrayList<>();
    String authorization = request.authorizationHeader();
    if (authorization != null && OAuthScheme.isIn(authorization)) {
      header.addAll(PairReader.header(authorization));
    }
    List<Pair> query = PairReader.form(Pair.Place.QUERY, query());
    boolean declared = FormEncoding.isForm(request.contentType());
    this.bodyAsForm = readBody(declared);
    boolean signedInBody = bodyAsForm.stream().anyMatch(pair -> pair.is("oauth_signature"));
    boolean signedBefore = header.stream().anyMatch(Pair::isProtocol);
    signedBefore |= query.stream().anyMatch(Pair::isProtocol);
    this.form = declared || (signedInBody && !signedBefore);
    if (form && !declared) {
      problems.add(RequestMistakes.CONTENT_TYPE);
    }
    add(header);
    add(query);
    if (form) {
      add(bodyAsForm);
    }
  }

  String method() {
    return request.method();
  }

  String url() {
    return request.url();
  }

  String body() {
    return request.body();
  }

  BaseUri uri() {
    return uri;
  }

  boolean isForm() {
    return form;
  }

  /** Tells whether the body is written as a form, whatever its type says. */
  boolean isFormPlausible() {
    return !isDocument() && request.body().strip().indexOf('=') > 0;
  }

  /** Tells whether the body begins as JSON, XML or a text in quotes, whatever its type says. */
  boolean isDocument() {
    String body = request.body().strip();
    return !body.isEmpty() && "{[<\"".indexOf(body.charAt(0)) >= 0;
  }

  /** Returns the body's parameters, as a client sees them that takes the body for a form. */
  List<Pair> bodyAsForm() {
    return bodyAsForm;
  }

  /** Returns the parameters to sign (RFC 5849 section 3.4.1.3.1), protocol parameters once. */
  List<Pair> signable() {
    return signable;
  }

  List<Pair> signableWithDuplicates() {
    return withDuplicates;
  }

  /** Returns a protocol parameter as first found, null if it is missing. */
  @Nullable String protocol(String name) {
    return protocol.get(name);
  }

  /** Returns a protocol parameter as first found, empty if it is missing. */
  String protocolOrEmpty(String name) {
    return protocol.getOrDefault(name, "");
  }

  boolean isSigned() {
    return !protocol.isEmpty();
  }

  @Nullable String realm() {
    return realm;
  }

  /** Returns what is wrong with how the request carries its parameters. */
  List<Mistake> problems() {
    return problems;
  }

  String query() {
    return Rfc3986.query(request.url());
  }

  String fragment() {
    return Rfc3986.fragment(request.url());
  }

  @Nullable String contentType() {
    return request.contentType();
  }

  /** Returns host and port of the URL as written there. */
  String authority() {
    return BaseUri.authority(request.url()).substring(userInfo().length());
  }

  /** Returns the user information of the URL with its {@code @}, empty if it has none. */
  String userInfo() {
    String authority = BaseUri.authority(request.url());
    return authority.substring(0, authority.lastIndexOf('@') + 1);
  }

  /** Returns the queries that a client may have left in the URL that it signed. */
  Set<String> queriesAsSigned() {
    StringJoiner others = new StringJoiner("&");
    StringJoiner unsigned = new StringJoiner("&");
    for (String pair : query().split("&", -1)) {
      if (!pair.startsWith("oauth_")) {
        others.add(pair);
      }
      if (!pair.startsWith("oauth_signature=")) {
        unsigned.add(pair);
      }
    }
    Set<String> queries = new LinkedHashSet<>();
    queries.add(others.toString());
    queries.add(unsigned.toString());
    return queries;
  }

  /** Returns the authorities that a client may have taken for the server's. */
  Set<String> hosts() {
    return headers.hosts(authority());
  }

  /** Returns the methods that the request names as the one to take in place of its own. */
  List<String> methodOverrides() {
    List<String> methods = new ArrayList<>(headers.methodOverrides());
    signable.stream().filter(pair -> pair.is("_method")).map(Pair::value).forEach(methods::add);
    return methods;
  }

  private List<Pair> readBody(boolean declared) {
    if (declared) {
      return PairReader.form(Pair.Place.FORM, request.body());
    }
    if (request.body().length() > LONGEST_BODY) {
      return List.of();
    }
    Pair.Place place = isFormPlausible() ? Pair.Place.FORM : Pair.Place.NONE;
    try {
      return PairReader.form(place, request.body());
    } catch (IllegalArgumentException e) {
      // Of another type, so that it need not be a form.
      return List.of();
    }
  }

  private void add(List<Pair> pairs) {
    Set<String> here = new HashSet<>();
    boolean before = isSigned();
    for (Pair pair : pairs) {
      if (pair.isIn(Pair.Place.HEADER) && pair.name().equalsIgnoreCase("realm")) {
        realm = pair.value();
      } else if (!pair.isProtocol()) {
        signable.add(pair);
        withDuplicates.add(pair);
      } else {
        addProtocol(pair, before, !here.add(pair.name()));
      }
    }
  }

  private void addProtocol(Pair pair, boolean before, boolean again) {
    if (before || again) {
      Mistake problem = before ? RequestMistakes.TWO_PLACEMENTS : RequestMistakes.DUPLICATE;
      if (problems.stream().noneMatch(known -> known.id().equals(problem.id()))) {
        problems.add(problem);
      }
    }
    boolean isFirst = protocol.putIfAbsent(pair.name(), pair.value()) == null;
    if (!pair.is("oauth_signature")) {
      withDuplicates.add(pair);
      if (isFirst) {
        signable.add(pair);
      }
    }
  }

  /** Returns method and URL without its query, which like the rest may hold secrets. */
  @Override
  public String toString() {
    return "ParsedRequest[" + method() + " " + uri + "]";
  }
}
