package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A request that a test is going to sign. */
final class Plan {

  static final String OTHER_HOST = "internal.example.org:8081";
  static final String OTHER_SECRET = "another-known-secret";
  static final String TEMPORARY_SECRET = "the-temporary-secret";
  static final String KNOWN_KEY = "dpf43f3p2l4k3l03";
  static final String KNOWN_TOKEN = "nnch734d00sl2jdk";
  static final String USED_NONCE = "used-before";
  static final Instant NOW = Instant.ofEpochSecond(1_379_131_202);

  String method = "POST";
  String scheme = "http";
  String userInfo = "";
  String host = "photos.example.net";
  String port = "";
  String path = "/r%20v/(c);p=1/./d//X";
  String fragment = "";
  List<Entry> query =
      new ArrayList<>(
          List.of(
              query("b5", "=%3D"),
              query("a3", "a"),
              query("a3", "a"),
              query("c@", ""),
              query("B", "x~y/z:1"),
              query("tag[]", "it's (a) * !"),
              Entry.written(
                  Entry.Origin.QUERY, "a2", "r+b%2fé".replace("é", "%c3%a9"), "a2", "r b/é")));
  List<Entry> form = new ArrayList<>(List.of(form("c2", "x"), form("a3", "2 q")));
  List<Entry> json = List.of();
  String body = "";
  String contentType = "application/x-www-form-urlencoded";
  Placement placement = Placement.HEADER;
  String algorithm = "HMAC-SHA1";
  String clientKey = KNOWN_KEY;
  String clientSecret = "kd94 hf93/k423";
  String token = KNOWN_TOKEN;
  String tokenSecret = "pfkkdhi9&sl3r4+s00";
  String nonce = "chapoH";
  String timestamp = Long.toString(NOW.getEpochSecond());
  String realm = "Photos";
  boolean version = true;
  String callback = "http://printer.example.com/ready?x=1";
  String verifier = "hfdp7dh39dks9884";
  String bodyHash;
  String origin;
  Map<String, String> headers = Map.of("Host", OTHER_HOST);

  static Entry query(String name, String value) {
    return Entry.of(Entry.Origin.QUERY, name, value);
  }

  static Entry form(String name, String value) {
    return Entry.of(Entry.Origin.FORM, name, value);
  }

  /** Replaces the form by another body. */
  void body(String type, String text) {
    form = List.of();
    json = List.of();
    contentType = type;
    body = text;
    if (placement == Placement.FORM_BODY) {
      placement = Placement.HEADER;
    }
  }

  /** Replaces the form by a JSON object. */
  void json(List<Entry> members) {
    StringBuilder text = new StringBuilder("{");
    for (Entry member : members) {
      text.append(text.length() == 1 ? "" : ", ");
      text.append('"').append(member.name()).append("\": \"").append(member.value()).append('"');
    }
    body("application/json", text.append('}').toString());
    json = members;
  }

  boolean isForm() {
    return contentType.startsWith("application/x-www-form-urlencoded");
  }

  /** Returns everything that is signed of a right request. */
  List<Entry> protocol() {
    List<Entry> entries = new ArrayList<>();
    add(entries, "oauth_consumer_key", clientKey);
    add(entries, "oauth_token", token);
    add(entries, "oauth_signature_method", algorithm);
    add(entries, "oauth_timestamp", timestamp);
    add(entries, "oauth_nonce", nonce);
    add(entries, "oauth_version", version ? "1.0" : null);
    add(entries, "oauth_callback", callback);
    add(entries, "oauth_verifier", verifier);
    add(entries, "oauth_body_hash", bodyHash);
    return entries;
  }

  /** Diagnoses with everything that a server of tests knows. */
  SignatureDiagnosis diagnose(ReceivedRequest received) {
    SignatureDiagnosis.Builder known = SignatureDiagnosis.builder(clientSecret, tokenSecret);
    headers.forEach(known::header);
    if (origin != null) {
      known.origin(origin);
    }
    return known
        .arrival(NOW)
        .temporarySecret(TEMPORARY_SECRET)
        .otherSecrets(List.of(OTHER_SECRET))
        .knownClientKeys(KNOWN_KEY::equals)
        .knownTokens(KNOWN_TOKEN::equals)
        .usedNonces(USED_NONCE::equals)
        .diagnose(received);
  }

  private static void add(List<Entry> entries, String name, String value) {
    if (value != null) {
      entries.add(Entry.of(Entry.Origin.PROTOCOL, name, value));
    }
  }
}
