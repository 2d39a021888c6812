package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A small OAuth 1 client whose every step can be spoiled. It is right until then, and shares no
 * code with the diagnosis.
 */
final class WrongSigner {

  final Plan plan;
  String method;
  String scheme;
  String userInfo = "";
  String host;
  String port;
  String path;
  String suffix = "";
  List<Entry> signed = new ArrayList<>();
  List<Entry> sent = new ArrayList<>();
  Function<Entry, String> name = entry -> Entry.encode(entry.name());
  Function<Entry, String> value = entry -> Entry.encode(entry.value());
  Function<String[], String> join = pair -> pair[0] + "=" + pair[1];
  Comparator<String[]> order =
      Comparator.<String[], String>comparing(pair -> pair[0]).thenComparing(pair -> pair[1]);
  UnaryOperator<String> outerUri = Entry::encode;
  UnaryOperator<String> outer = Entry::encode;
  String clientSecret;
  String tokenSecret;
  UnaryOperator<String> secret = Entry::encode;
  String ampersand = "&";
  String algorithm;
  Function<byte[], String> write = bytes -> Base64.getEncoder().encodeToString(bytes);
  UnaryOperator<String> wire = Entry::encode;
  boolean signTwice;
  String contentType;
  String body;
  boolean sendTwice;
  boolean sendInQueryToo;
  String signature = "";
  String baseString = "";

  private WrongSigner(Plan plan) {
    this.plan = plan;
    method = plan.method.toUpperCase(Locale.ROOT);
    scheme = plan.scheme.toLowerCase(Locale.ROOT);
    host = plan.host.toLowerCase(Locale.ROOT);
    port = plan.port;
    path = plan.path.isEmpty() ? "/" : plan.path;
    signed.addAll(plan.protocol());
    signed.addAll(plan.query);
    signed.addAll(plan.form);
    sent.addAll(plan.protocol());
    clientSecret = plan.clientSecret;
    tokenSecret = plan.token == null ? "" : plan.tokenSecret;
    algorithm = plan.algorithm;
    contentType = plan.contentType;
    body = plan.body;
  }

  /** Signs a request with mistakes, given in the order in which they are made. */
  static WrongSigner sign(Plan plan, List<Consumer<WrongSigner>> mistakes) {
    WrongSigner signer = new WrongSigner(plan);
    mistakes.forEach(mistake -> mistake.accept(signer));
    signer.compute();
    if (signer.signTwice) {
      signer.signed.add(Entry.of(Entry.Origin.PROTOCOL, "oauth_signature", signer.signature));
      signer.compute();
    }
    return signer;
  }

  String key() {
    return secret.apply(clientSecret) + ampersand + secret.apply(tokenSecret);
  }

  ReceivedRequest request() {
    List<String> pairs = new ArrayList<>();
    sent.forEach(entry -> pairs.add(entry.wire()));
    pairs.add("oauth_signature=" + wire.apply(signature));
    if (sendTwice) {
      pairs.add(pairs.get(0));
    }
    if (sent.isEmpty()) {
      pairs.clear();
    }
    String query = plan.query.stream().map(Entry::wire).collect(Collectors.joining("&"));
    String form = plan.form.stream().map(Entry::wire).collect(Collectors.joining("&"));
    String header = null;
    if (plan.placement == Placement.HEADER && !pairs.isEmpty()) {
      header =
          pairs.stream()
              .map(pair -> pair.replaceFirst("=", "=\"") + "\"")
              .collect(
                  Collectors.joining(
                      ", ", "OAuth " + (plan.realm == null ? "" : realm() + ", "), ""));
    }
    if (plan.placement == Placement.QUERY || sendInQueryToo) {
      query = joined(query, pairs);
    }
    if (plan.placement == Placement.FORM_BODY) {
      form = joined(form, pairs);
    }
    return new ReceivedRequest(plan.method, url(query), header, contentType, form + body);
  }

  private String realm() {
    return "realm=\"" + plan.realm + "\"";
  }

  private static String joined(String text, List<String> pairs) {
    List<String> all = new ArrayList<>(pairs);
    if (!text.isEmpty()) {
      all.add(0, text);
    }
    return String.join("&", all);
  }

  private String url(String query) {
    return plan.scheme
        + "://"
        + plan.userInfo
        + plan.host
        + (plan.port.isEmpty() ? "" : ":" + plan.port)
        + plan.path
        + (query.isEmpty() ? "" : "?" + query)
        + plan.fragment;
  }

  private void compute() {
    List<String[]> pairs = new ArrayList<>();
    for (Entry entry : signed) {
      pairs.add(new String[] {name.apply(entry), value.apply(entry), entry.name(), entry.value()});
    }
    if (order != null) {
      pairs.sort(order);
    }
    String parameters = pairs.stream().map(join).collect(Collectors.joining("&"));
    String colon = port.isEmpty() ? "" : ":" + port;
    String uri = scheme + "://" + userInfo + host + colon + path + suffix;
    baseString = method + "&" + outerUri.apply(uri) + "&" + outer.apply(parameters);
    signature = algorithm.equals("PLAINTEXT") ? key() : write.apply(hmac());
  }

  private byte[] hmac() {
    try {
      String name = algorithm.replace("HMAC-", "Hmac");
      Mac mac = Mac.getInstance(name);
      byte[] key = key().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name));
      return mac.doFinal(baseString.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
