package io.github.mmfapi.oauth1.diagnosis;

import java.util.List;

/** Mistakes in the key. */
final class SabotagedKey {

  static final List<Sabotage> ALL =
      List.of(
          Sabotage.of("missing-ampersand", s -> s.ampersand = ""),
          Sabotage.of("token-secret-left-out", s -> s.tokenSecret = ""),
          Sabotage.of(
              "token-secret-without-token",
              plan -> plan.token = null,
              s -> s.tokenSecret = s.plan.tokenSecret),
          Sabotage.of("client-secret-left-out", s -> s.clientSecret = ""),
          Sabotage.of(
              "secrets-swapped",
              s -> {
                String client = s.clientSecret;
                s.clientSecret = s.tokenSecret;
                s.tokenSecret = client;
              }),
          Sabotage.of("temporary-secret-used", s -> s.tokenSecret = Plan.TEMPORARY_SECRET),
          Sabotage.of("secrets-not-encoded", s -> s.secret = text -> text),
          Sabotage.of("secrets-encoded-twice", s -> s.secret = t -> Entry.encode(Entry.encode(t))),
          Sabotage.of("secret-with-whitespace", s -> s.clientSecret += "\n"),
          Sabotage.of("secret-with-whitespace", s -> s.tokenSecret += " "),
          Sabotage.of("identifier-as-secret", s -> s.clientSecret = s.plan.clientKey),
          Sabotage.of("other-secret", s -> s.tokenSecret = Plan.OTHER_SECRET),
          Sabotage.of("other-secret", s -> s.clientSecret = Plan.OTHER_SECRET));

  private SabotagedKey() {}
}
