package io.github.mmfapi.oauth1.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Forms of the mistakes in the key. */
final class FormsOfKey {

  private static final String WHITESPACE = "secret-with-whitespace";
  private static final String NOT_ENCODED = "secrets-not-encoded";
  private static final String TWICE = "secrets-encoded-twice";
  private static final String IDENTIFIER = "identifier-as-secret";
  private static final String OTHER = "other-secret";
  private static final String AMPERSAND = "missing-ampersand";

  private static final String CLIENT = "c/1";
  private static final String TOKEN = "t+2";

  private FormsOfKey() {}

  static List<Form> all() {
    List<Form> forms =
        new ArrayList<>(
            List.of(
                key("c%2F1t%2B2", AMPERSAND),
                key("c/1t+2", AMPERSAND),
                key("c%2F1", AMPERSAND, "token-secret-left-out"),
                key("c%2F1&", "token-secret-left-out"),
                key("&t%2B2", "client-secret-left-out"),
                key("t%2B2&c%2F1", "secrets-swapped"),
                key("c%2F1&" + Plan.TEMPORARY_SECRET, "temporary-secret-used"),
                key("c/1&t+2", NOT_ENCODED),
                key("c%2F1&t+2", NOT_ENCODED),
                key("c/1&t%2B2", NOT_ENCODED),
                key("c%252F1&t%252B2", TWICE),
                key("c%252F1&t%2B2", TWICE),
                key("c%2F1&t%252B2", TWICE),
                key(Plan.KNOWN_KEY + "&t%2B2", IDENTIFIER),
                key("c%2F1&" + Plan.KNOWN_TOKEN, IDENTIFIER),
                key(Plan.KNOWN_KEY + "&" + Plan.KNOWN_TOKEN, IDENTIFIER),
                key(Plan.OTHER_SECRET + "&t%2B2", OTHER),
                key("c%2F1&" + Plan.OTHER_SECRET, OTHER),
                key(Plan.OTHER_SECRET + "&" + Plan.OTHER_SECRET, OTHER)));
    for (String space : List.of(" ", "\n", "\r\n", "\t", "\r")) {
      forms.addAll(whitespace(CLIENT + space, TOKEN));
      forms.addAll(whitespace(space + CLIENT, TOKEN));
      forms.addAll(whitespace(CLIENT, TOKEN + space));
      forms.addAll(whitespace(CLIENT, space + TOKEN));
      forms.addAll(whitespace(CLIENT + space, TOKEN + space));
    }
    forms.add(stripped("\n" + CLIENT, TOKEN + " "));
    return forms;
  }

  private static Form key(String key, String... ids) {
    return Form.of(List.of(ids), "the key is " + visible(key), FormsOfKey::secrets, raw(key));
  }

  /** With the secrets encoded, and as they are: who reads them from a file may forget both. */
  private static List<Form> whitespace(String client, String token) {
    return List.of(
        key(Entry.encode(client) + "&" + Entry.encode(token), WHITESPACE),
        key(client + "&" + token, WHITESPACE));
  }

  /** The white space is in the secrets that the server knows. */
  private static Form stripped(String client, String token) {
    return Form.of(
        WHITESPACE,
        "the server has it in " + visible(client + " and " + token),
        plan -> {
          plan.clientSecret = client;
          plan.tokenSecret = token;
        },
        s -> {
          s.clientSecret = client.strip();
          s.tokenSecret = token.strip();
        });
  }

  private static void secrets(Plan plan) {
    plan.clientSecret = CLIENT;
    plan.tokenSecret = TOKEN;
  }

  private static Consumer<WrongSigner> raw(String key) {
    return s -> {
      s.secret = text -> text;
      s.ampersand = "";
      s.clientSecret = key;
      s.tokenSecret = "";
    };
  }

  private static String visible(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
  }
}
