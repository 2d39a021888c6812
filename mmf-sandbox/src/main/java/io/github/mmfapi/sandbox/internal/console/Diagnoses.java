package io.github.mmfapi.sandbox.internal.console;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import io.github.mmfapi.sandbox.internal.oauth.IssuedCredentials;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Diagnoses refused requests when somebody wants to know, never on the thread that served them. At
 * most {@link #MOST_PER_SECOND} are made in a second; the last ones are kept.
 */
final class Diagnoses {
  /** Maximum number of new diagnoses in a second. */
  static final int MOST_PER_SECOND = 10;

  private static final int MOST_OTHER_SECRETS = 20;

  private static final long SECOND = 1_000_000_000L;

  private final SandboxServer server;
  private final LongSupplier nanoTime;
  private final Map<Long, SignatureDiagnosis> made =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SignatureDiagnosis> eldest) {
          return size() > RequestLog.MOST;
        }
      };
  private long second;
  private int inThisSecond;

  Diagnoses(SandboxServer server, LongSupplier nanoTime) {
    this.server = server;
    this.nanoTime = nanoTime;
  }

  /** Returns whether a diagnosis can say more about a request. */
  static boolean isPossible(LoggedRequest request) {
    return request.secrets() != null && request.received() != null;
  }

  /** Returns the diagnosis of a request; null if it is not possible, or too many were made. */
  @Nullable SignatureDiagnosis of(LoggedRequest request) {
    ReceivedRequest received = request.received();
    LoggedRequest.Secrets secrets = request.secrets();
    if (received == null || secrets == null) {
      return null;
    }
    synchronized (made) {
      SignatureDiagnosis known = made.get(request.id());
      if (known != null || !mayMakeOne()) {
        return known;
      }
    }
    SignatureDiagnosis diagnosis = diagnose(request, received, secrets);
    synchronized (made) {
      made.put(request.id(), diagnosis);
    }
    return diagnosis;
  }

  private boolean mayMakeOne() {
    long now = nanoTime.getAsLong() / SECOND;
    if (now != second) {
      second = now;
      inThisSecond = 0;
    }
    return inThisSecond++ < MOST_PER_SECOND;
  }

  private SignatureDiagnosis diagnose(
      LoggedRequest request, ReceivedRequest received, LoggedRequest.Secrets secrets) {
    ClientCredentials client = server.settings().client();
    String tokenSecret = secrets.tokenSecret();
    SignatureDiagnosis.Builder builder =
        SignatureDiagnosis.builder(client.secret(), tokenSecret == null ? "" : tokenSecret)
            .arrival(request.time())
            .timestampWindow(server.settings().timestampWindow())
            .signatureMethods(signatureMethods())
            .knownClientKeys(client.key()::equals)
            .knownTokens(token -> tokenSecret != null)
            .usedNonces(nonce -> "used-nonce".equals(request.refusal()))
            .otherSecrets(otherSecrets());
    if (secrets.temporarySecret() != null) {
      builder.temporarySecret(secrets.temporarySecret());
    }
    request.headers().forEach(header -> builder.header(header.name(), header.value()));
    return builder.diagnose(received);
  }

  private String[] signatureMethods() {
    return Stream.concat(
            Stream.of(SignatureMethod.hmacSha1()), server.settings().furtherMethods().stream())
        .map(SignatureMethod::name)
        .toArray(String[]::new);
  }

  private List<String> otherSecrets() {
    IssuedCredentials credentials = server.instance().credentials();
    List<String> others = new ArrayList<>();
    credentials.tokens(null, MOST_OTHER_SECRETS / 2).forEach(token -> others.add(token.secret()));
    others.addAll(credentials.temporarySecrets().stream().limit(MOST_OTHER_SECRETS / 2).toList());
    return others;
  }

  /** Forgets all diagnoses. */
  void clear() {
    synchronized (made) {
      made.clear();
    }
  }
}
