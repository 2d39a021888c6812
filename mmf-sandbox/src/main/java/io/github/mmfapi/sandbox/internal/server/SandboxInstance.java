package io.github.mmfapi.sandbox.internal.server;

import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.verify.NonceStore;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.sandbox.internal.methods.AllMethods;
import io.github.mmfapi.sandbox.internal.methods.MethodSpec;
import io.github.mmfapi.sandbox.internal.methods.MethodTable;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.oauth.IssuedCredentials;
import io.github.mmfapi.sandbox.internal.oauth.OAuthMethods;
import io.github.mmfapi.sandbox.internal.state.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state, the credentials and the methods of a sandbox from one start or reset to the next. */
public final class SandboxInstance {
  /** Maximum number of nonces within the timestamp window. */
  private static final int NONCES = 1_000_000;

  private final State state;
  private final IssuedCredentials credentials;
  private final OAuthMethods oAuth;
  private final OAuth1Verifier verifier;
  private final MethodTable methods;

  private final @Nullable Keeper keeper;

  public SandboxInstance(Settings settings) {
    this(settings, null);
  }

  /**
   * Creates an instance.
   *
   * @param file what keeps its state, null for nothing
   */
  SandboxInstance(Settings settings, @Nullable StateFile file) {
    keeper = file == null ? null : new Keeper(file, settings.start(), settings.clock());
    Clock clock = keeper == null ? settings.clock() : keeper.clock();
    state =
        State.of(
            keeper != null && keeper.hasParts() ? List.of() : settings.users(),
            clock,
            new Quota(settings.maximumRows(), settings.maximumTextBytes()));
    credentials = new IssuedCredentials(settings.client(), settings.clock());
    oAuth = new OAuthMethods(credentials, state.users(), settings.application(), settings.strict());
    verifier =
        OAuth1Verifier.builder()
            .credentials(credentials)
            .clock(settings.clock())
            .timestampWindow(settings.timestampWindow())
            .signatureMethods(methods(settings.furtherMethods()))
            .nonceStore(NonceStore.inMemory(settings.clock(), settings.timestampWindow(), NONCES))
            .build();
    methods = AllMethods.of(state);
    if (keeper == null || !keeper.hasParts()) {
      settings.seeds().forEach(seed -> seed.accept(state));
    }
    if (keeper != null) {
      keeper.makeAgain(this);
      credentials.setLog(keeper);
    }
  }

  private static SignatureMethod[] methods(List<SignatureMethod> further) {
    List<SignatureMethod> all = new ArrayList<>(List.of(SignatureMethod.hmacSha1()));
    all.addAll(further);
    return all.toArray(SignatureMethod[]::new);
  }

  /** Keeps no more changes of this state; requests that began before may still make some. */
  void end() {
    if (keeper != null) {
      keeper.end();
    }
  }

  /** Keeps what a call changed that was served; holds the server's lock. */
  void served(MethodSpec spec, Call call) {
    if (keeper != null) {
      keeper.served(spec, call);
    }
  }

  public State state() {
    return state;
  }

  public IssuedCredentials credentials() {
    return credentials;
  }

  OAuthMethods oAuth() {
    return oAuth;
  }

  OAuth1Verifier verifier() {
    return verifier;
  }

  public MethodTable methods() {
    return methods;
  }
}
