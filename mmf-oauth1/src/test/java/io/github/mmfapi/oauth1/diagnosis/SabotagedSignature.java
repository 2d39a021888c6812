package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.Placement;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Mistakes in how a signature is computed and written. */
final class SabotagedSignature {

  private static final String HMAC_SHA256 = "HMAC-SHA256";

  static final List<Sabotage> ALL =
      List.of(
          written("signature-hex", bytes -> HexFormat.of().formatHex(bytes)),
          written(
              "signature-base64-of-hex",
              bytes ->
                  Base64.getEncoder()
                      .encodeToString(
                          HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII))),
          written("signature-url-safe-base64", b -> Base64.getUrlEncoder().encodeToString(b)),
          written(
              "signature-unpadded", b -> Base64.getEncoder().withoutPadding().encodeToString(b)),
          written("signature-line-break", b -> Base64.getEncoder().encodeToString(b) + "\n"),
          Sabotage.of(
              "signature-not-encoded",
              plan ->
                  plan.placement =
                      plan.placement == Placement.HEADER ? Placement.QUERY : plan.placement,
              s -> {
                if (s.plan.placement != Placement.HEADER) {
                  s.wire = text -> text.contains("+") ? text : Entry.encode(text);
                }
              }),
          Sabotage.of("signature-encoded-twice", s -> s.wire = t -> Entry.encode(Entry.encode(t))),
          Sabotage.of(
              "other-algorithm",
              s -> s.algorithm = s.algorithm.equals(HMAC_SHA256) ? "HMAC-SHA512" : HMAC_SHA256));

  private SabotagedSignature() {}

  private static Sabotage written(String id, Function<byte[], String> write) {
    return Sabotage.of(id, s -> s.write = write);
  }

  /** Tells whether a signature has what the mistake changes. */
  static Predicate<String> needs(String id) {
    return switch (id) {
      case "signature-url-safe-base64" -> s -> s.contains("-") || s.contains("_");
      case "signature-not-encoded" -> s -> s.contains("+");
      default -> s -> true;
    };
  }
}
