package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.Mistake.Category;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Parameters that are signed and not sent, or the reverse (RFC 5849 section 3.4.1.3.1). */
final class ParameterMistakes {

  static final Mistake QUERY_NOT_SIGNED =
      mistake(
          "query-not-signed",
          "The parameters of the query are missing from the base string.",
          "Hand the full URL with its query to the signer, or add the query's parameters.");

  static final Mistake FORM_NOT_SIGNED =
      mistake(
          "form-not-signed",
          "The parameters of the form-encoded body are missing from the base string.",
          "Hand the form's parameters to the signer.");

  static final Mistake ONLY_PROTOCOL_SIGNED =
      mistake(
          "only-protocol-parameters-signed",
          "The base string has the oauth_ parameters only; those of query and form are missing.",
          "Hand the parameters of the query and of the form to the signer.");

  static final Mistake BODY_SIGNED =
      mistake(
          "body-signed-as-form",
          "The body is not form-encoded, but was signed as if it were.",
          "Sign the body only if its type is application/x-www-form-urlencoded. For other types"
              + " use oauth_body_hash if the server knows it, or leave the body out.");

  static final Mistake JSON_SIGNED =
      mistake(
          "json-members-signed",
          "The members of the JSON body were signed as parameters.",
          "Leave a JSON body out of the base string.");

  static final Mistake IDENTICAL_COLLAPSED =
      mistake(
          "identical-pairs-collapsed",
          "A parameter that is sent twice with the same value was signed once.",
          "Keep parameters in a list, not in a set, and sign each as often as it is sent.");

  static final Mistake REPEATED_COLLAPSED =
      mistake(
          "repeated-names-collapsed",
          "Of a parameter that is sent several times only one value was signed.",
          "Keep parameters in a list, not in a map, and sign every value.");

  static final Mistake EMPTY_DROPPED =
      mistake(
          "empty-values-dropped",
          "Parameters without a value are missing from the base string.",
          "Sign a parameter without a value as name= if it is sent.");

  static final Mistake EMPTY_WITHOUT_EQUALS =
      mistake(
          "empty-value-without-equals",
          "A parameter without a value was signed without its =.",
          "Sign a parameter without a value as name= even if it is sent as name.");

  static final Mistake SIGNATURE_INCLUDED =
      mistake(
          "signature-included",
          "The base string has oauth_signature in it.",
          "Leave oauth_signature out of the base string.");

  static final Mistake REALM_INCLUDED =
      mistake(
          "realm-included",
          "The base string has the realm of the Authorization header in it.",
          "Leave realm out of the base string.");

  static final Mistake VERSION_NOT_SIGNED = notSigned("version");
  static final Mistake TOKEN_NOT_SIGNED = notSigned("token");
  static final Mistake CALLBACK_NOT_SIGNED = notSigned("callback");
  static final Mistake VERIFIER_NOT_SIGNED = notSigned("verifier");
  static final Mistake BODY_HASH_NOT_SIGNED = notSigned("body_hash");

  static final Mistake PROTOCOL_NOT_SIGNED =
      mistake(
          "protocol-parameter-not-signed",
          "An oauth_ parameter is sent, but missing from the base string.",
          "Sign every oauth_ parameter but oauth_signature, and add none after signing.");

  static final Mistake VERSION_NOT_SENT =
      mistake(
          "version-signed-not-sent",
          "oauth_version was signed, but is not sent.",
          "Send oauth_version=1.0 if it is signed, or leave it out of both.");

  static final Mistake EMPTY_TOKEN_NOT_SENT =
      mistake(
          "empty-token-signed-not-sent",
          "An empty oauth_token was signed, but is not sent.",
          "Leave oauth_token out of the base string if there is no token yet.");

  static final Mistake CALLBACK_NOT_SENT =
      mistake(
          "callback-signed-not-sent",
          "oauth_callback was signed, but is not sent.",
          "Send oauth_callback if it is signed, or leave it out of both.");

  static final List<Mistake> ALL =
      List.of(
          QUERY_NOT_SIGNED,
          FORM_NOT_SIGNED,
          ONLY_PROTOCOL_SIGNED,
          BODY_SIGNED,
          JSON_SIGNED,
          IDENTICAL_COLLAPSED,
          REPEATED_COLLAPSED,
          EMPTY_DROPPED,
          EMPTY_WITHOUT_EQUALS,
          SIGNATURE_INCLUDED,
          REALM_INCLUDED,
          VERSION_NOT_SIGNED,
          TOKEN_NOT_SIGNED,
          CALLBACK_NOT_SIGNED,
          VERIFIER_NOT_SIGNED,
          BODY_HASH_NOT_SIGNED,
          PROTOCOL_NOT_SIGNED,
          VERSION_NOT_SENT,
          EMPTY_TOKEN_NOT_SENT,
          CALLBACK_NOT_SENT);

  private static final int MOST_PROTOCOL_PARAMETERS = 20;

  /** A longer body that is no form is not read. */
  private static final int LONGEST_BODY = 262_144;

  private final ParsedRequest request;
  private final ParameterRecipe right;
  private final Consumer<Change> out;

  /** Whether JSON or the like has the type of a form; read as one, it often is a name alone. */
  private final boolean isDocument;

  private ParameterMistakes(ParsedRequest request, ParameterRecipe right, Consumer<Change> out) {
    this.request = request;
    this.right = right;
    this.out = out;
    this.isDocument = request.isForm() && request.isDocument();
  }

  static void offer(ParsedRequest request, Draft right, Consumer<Change> out) {
    ParameterMistakes mistakes = new ParameterMistakes(request, right.parameters(), out);
    mistakes.offerLeftOut();
    mistakes.offerBody();
    mistakes.offerRepeated();
    mistakes.offerEmpty();
    mistakes.offerUnsignable();
    mistakes.offerNotSigned();
    mistakes.offerNotSent();
  }

  private void offerLeftOut() {
    Predicate<Pair> query = pair -> pair.isIn(Pair.Place.QUERY) && !pair.isProtocol();
    Predicate<Pair> form = pair -> pair.isIn(Pair.Place.FORM) && !pair.isProtocol();
    without(QUERY_NOT_SIGNED, query);
    without(request.isFormPlausible() ? FORM_NOT_SIGNED : RequestMistakes.CONTENT_TYPE, form);
    if (right.pairs().stream().anyMatch(query)) {
      // Without a query it is one of the two mistakes of the form, or that of the type.
      without(ONLY_PROTOCOL_SIGNED, query.or(form));
    }
  }

  private void offerBody() {
    int length = request.body().length();
    if (request.isForm() || length == 0 || length > LONGEST_BODY) {
      return;
    }
    List<Pair> members = JsonMembers.of(request.body());
    if (!members.isEmpty()) {
      with(JSON_SIGNED, members);
    }
    List<Pair> pairs = request.bodyAsForm();
    if (!pairs.isEmpty()) {
      with(request.isFormPlausible() ? RequestMistakes.CONTENT_TYPE : BODY_SIGNED, pairs);
    }
    with(BODY_SIGNED, MultipartFields.of(request.contentType(), request.body()));
    with(BODY_SIGNED, List.of(Pair.of(request.body(), "")));
  }

  private void offerRepeated() {
    Map<List<String>, Pair> identical = new LinkedHashMap<>();
    Map<String, Pair> last = new LinkedHashMap<>();
    Map<String, Pair> first = new LinkedHashMap<>();
    for (Pair pair : right.pairs()) {
      identical.putIfAbsent(List.of(pair.name(), pair.value()), pair);
      last.put(pair.name(), pair);
      first.putIfAbsent(pair.name(), pair);
    }
    offer(IDENTICAL_COLLAPSED, List.copyOf(identical.values()));
    offer(REPEATED_COLLAPSED, List.copyOf(last.values()));
    offer(REPEATED_COLLAPSED, List.copyOf(first.values()));
    offer(RequestMistakes.DUPLICATE, request.signableWithDuplicates());
  }

  private void offerEmpty() {
    Predicate<Pair> empty = pair -> pair.value().isEmpty() && !isOfDocument(pair);
    without(EMPTY_DROPPED, pair -> empty.test(pair) && !pair.isProtocol());
    without(EMPTY_DROPPED, empty);
    out.accept(Change.parameters(EMPTY_WITHOUT_EQUALS, right.withoutEqualsIfEmpty()));
  }

  /** Offers the two that are never signed; a client that signs twice signs its first signature. */
  private void offerUnsignable() {
    with(SIGNATURE_INCLUDED, List.of(Pair.of("oauth_signature", "")));
    out.accept(Change.parameters(SIGNATURE_INCLUDED, right.signedTwice()));
    String realm = request.realm();
    if (realm != null) {
      with(REALM_INCLUDED, List.of(Pair.of("realm", realm)));
    }
  }

  private void offerNotSigned() {
    without(VERSION_NOT_SIGNED, pair -> pair.is("oauth_version"));
    without(TOKEN_NOT_SIGNED, pair -> pair.is("oauth_token"));
    without(CALLBACK_NOT_SIGNED, pair -> pair.is("oauth_callback"));
    without(VERIFIER_NOT_SIGNED, pair -> pair.is("oauth_verifier"));
    without(BODY_HASH_NOT_SIGNED, pair -> pair.is("oauth_body_hash"));
    right.pairs().stream()
        .filter(Pair::isProtocol)
        .map(Pair::name)
        .distinct()
        .limit(MOST_PROTOCOL_PARAMETERS)
        .forEach(name -> without(PROTOCOL_NOT_SIGNED, pair -> pair.is(name)));
  }

  private void offerNotSent() {
    if (request.protocol("oauth_version") == null) {
      with(VERSION_NOT_SENT, List.of(Pair.of("oauth_version", "1.0")));
    }
    if (request.protocol("oauth_token") == null) {
      with(EMPTY_TOKEN_NOT_SENT, List.of(Pair.of("oauth_token", "")));
    }
    if (request.protocol("oauth_callback") == null) {
      with(CALLBACK_NOT_SENT, List.of(Pair.of("oauth_callback", "oob")));
      with(CALLBACK_NOT_SENT, List.of(Pair.of("oauth_callback", "")));
    }
  }

  private boolean isOfDocument(Pair pair) {
    return isDocument && pair.isIn(Pair.Place.FORM);
  }

  private void with(Mistake mistake, List<Pair> more) {
    List<Pair> pairs = new ArrayList<>(right.pairs());
    pairs.addAll(more);
    offer(mistake, pairs);
  }

  private void without(Mistake mistake, Predicate<Pair> dropped) {
    offer(mistake, right.pairs().stream().filter(dropped.negate()).toList());
  }

  private void offer(Mistake mistake, List<Pair> pairs) {
    out.accept(Change.parameters(mistake, right.with(pairs)));
  }

  private static Mistake notSigned(String name) {
    return mistake(
        name.replace('_', '-') + "-not-signed",
        "oauth_" + name + " is sent, but missing from the base string.",
        "Sign oauth_" + name + " if it is sent; do not add it after signing.");
  }

  private static Mistake mistake(String id, String summary, String fix) {
    return Mistake.of(Category.PARAMETERS, id, summary, "3.4.1.3.1", fix);
  }
}
