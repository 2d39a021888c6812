package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis.Verdict;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Diagnoses one request with what the builder knows. */
final class DiagnosisRun {

  /** By the length of the signature in bytes; see RFC 5849 section 3.4.2 for the first. */
  private static final Map<Integer, String> HMAC =
      Map.of(20, "HmacSHA1", 32, "HmacSHA256", 64, "HmacSHA512");

  private static final Map<String, String> METHODS =
      Map.of(
          "HMAC-SHA1", "HmacSHA1",
          "HMAC-SHA256", "HmacSHA256",
          "HMAC-SHA512", "HmacSHA512",
          "RSA-SHA1", "SHA-1",
          "RSA-SHA256", "SHA-256",
          "RSA-SHA512", "SHA-512",
          "PLAINTEXT", "PLAINTEXT");

  private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private final SignatureDiagnosis.Builder known;
  private final ReceivedRequest received;

  /** A way to read the received signature, and what it says about it. */
  private record Attempt(SignatureTarget target, List<Mistake> mistakes) {}

  DiagnosisRun(SignatureDiagnosis.Builder known, ReceivedRequest received) {
    this.known = known;
    this.received = received;
  }

  SignatureDiagnosis run() {
    ParsedRequest request;
    try {
      request = new ParsedRequest(received, known.origin, known.headers);
    } catch (IllegalArgumentException e) {
      // The message may quote the request; the mistake says what is to be done.
      Mistake mistake = isWellEscaped() ? RequestMistakes.NOT_UTF8_SENT : RequestMistakes.MALFORMED;
      return new SignatureDiagnosis(Verdict.EXPLAINED, List.of(mistake), null, null, "", 0);
    }
    List<Mistake> around = RequestChecks.of(request, known);
    if (!request.isSigned()) {
      return new SignatureDiagnosis(Verdict.EXPLAINED, around, null, null, "", 0);
    }
    return search(request, around);
  }

  private SignatureDiagnosis search(ParsedRequest request, List<Mistake> around) {
    Secrets secrets =
        new Secrets(
            known.clientSecret,
            known.tokenSecret,
            known.temporarySecret,
            known.otherSecrets,
            request.protocolOrEmpty("oauth_consumer_key"),
            request.protocolOrEmpty("oauth_token"));
    Draft right =
        new Draft(
            request.method().toUpperCase(Locale.ROOT),
            request.uri(),
            ParameterRecipe.of(request.signable()),
            secrets.key());
    Masks masks = secrets.masks();
    int tried = 0;
    for (Attempt attempt : attempts(request)) {
      Search search = new Search(right, attempt.target());
      Search.Found found = search.run(request, secrets);
      tried += search.tried();
      if (found != null) {
        List<Mistake> all = join(found.mistakes(), attempt.mistakes(), around);
        return new SignatureDiagnosis(
            all.isEmpty() ? Verdict.VALID : Verdict.EXPLAINED,
            all,
            right.shown(masks),
            found.draft().shown(masks),
            secrets.maskedKey(),
            tried);
      }
    }
    return new SignatureDiagnosis(
        around.stream().anyMatch(RequestChecks::isDecisive)
            ? Verdict.EXPLAINED
            : Verdict.UNEXPLAINED,
        join(around),
        right.shown(masks),
        null,
        secrets.maskedKey(),
        tried);
  }

  /** Returns the ways to read the received signature, the one that it says it is first. */
  private List<Attempt> attempts(ParsedRequest request) {
    String signature = request.protocolOrEmpty("oauth_signature");
    String declared = request.protocolOrEmpty("oauth_signature_method");
    if (signature.isEmpty()) {
      return List.of();
    }
    List<Attempt> attempts = new ArrayList<>();
    SignatureForm text = SignatureForm.ofText(signature);
    Attempt plaintext =
        attempt(new SignatureTarget.Plaintext(text.text()), "PLAINTEXT", declared, text);
    if (declared.equals("PLAINTEXT")) {
      attempts.add(plaintext);
    }
    SignatureForm form = SignatureForm.ofBytes(signature);
    String hmac = HMAC.get(form.bytes().length);
    if (hmac != null) {
      attempts.add(attempt(new SignatureTarget.Hmac(hmac, form.bytes()), hmac, declared, form));
    }
    for (PublicKey key : known.rsaKeys) {
      RsaSignature rsa = RsaSignature.open(key, form.bytes());
      if (rsa != null) {
        attempts.add(
            attempt(
                new SignatureTarget.Digest(rsa.algorithm(), rsa.digest()),
                rsa.algorithm(),
                declared,
                form));
      }
    }
    if (!declared.equals("PLAINTEXT") && attempts.isEmpty()) {
      attempts.add(plaintext);
    }
    return attempts;
  }

  private static Attempt attempt(
      SignatureTarget target, String used, String declared, SignatureForm form) {
    List<Mistake> mistakes = new ArrayList<>(form.mistakes());
    // A method that is no method is found elsewhere, and says nothing about the algorithm.
    String expected = METHODS.get(declared);
    if (expected != null && !expected.equals(used)) {
      mistakes.add(SignatureForm.ALGORITHM);
    }
    return new Attempt(target, mistakes);
  }

  /** Tells whether every {@code %} of the request begins an escape. */
  private boolean isWellEscaped() {
    String text =
        received.url()
            + Objects.requireNonNullElse(received.authorizationHeader(), "")
            + received.body();
    boolean absolute = received.url().matches("(?is)https?://[^/?#]+.*");
    boolean quotes = text.chars().filter(c -> c == '"').count() % 2 == 0;
    return absolute && quotes && !NO_ESCAPE.matcher(text).find();
  }

  /** Joins mistakes in the order of the catalogue, each once. */
  @SafeVarargs
  private static List<Mistake> join(List<Mistake>... lists) {
    List<String> order = Mistake.catalogue().stream().map(Mistake::id).toList();
    List<Mistake> joined = new ArrayList<>();
    for (List<Mistake> list : lists) {
      for (Mistake mistake : list) {
        if (joined.stream().noneMatch(known -> known.id().equals(mistake.id()))) {
          joined.add(mistake);
        }
      }
    }
    joined.sort(Comparator.comparing(mistake -> order.indexOf(mistake.id())));
    return List.copyOf(joined);
  }
}
