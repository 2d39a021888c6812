package io.github.mmfapi.sandbox.internal.server;

import io.github.mmfapi.oauth1.verify.NonceStore;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.sandbox.internal.methods.AllMethods;
import io.github.mmfapi.sandbox.internal.methods.MethodTable;
import io.github.mmfapi.sandbox.internal.model.Quota;
import io.github.mmfapi.sandbox.internal.oauth.IssuedCredentials;
import io.github.mmfapi.sandbox.internal.oauth.OAuthMethods;
import io.github.mmfapi.sandbox.internal.state.State;

/** The state, the credentials and the methods of a sandbox from one start or reset to the next. */
public final class SandboxInstance {
  /** Maximum number of nonces within the timestamp window. */
  private static final int NONCES = 1_000_000;

  private final State state;
  private final IssuedCredentials credentials;
  private final OAuthMethods oAuth;
  private final OAuth1Verifier verifier;
  private final MethodTable methods;

  public SandboxInstance(Settings settings) {
    state =
        State.of(
            settings.users(),
            settings.clock(),
            new Quota(settings.maximumRows(), settings.maximumTextBytes()));
    credentials = new IssuedCredentials(settings.client(), settings.clock());
    oAuth = new OAuthMethods(credentials, state.users(), settings.application(), settings.strict());
    verifier =
        OAuth1Verifier.builder()
            .credentials(credentials)
            .clock(settings.clock())
            .timestampWindow(settings.timestampWindow())
            .nonceStore(NonceStore.inMemory(settings.clock(), settings.timestampWindow(), NONCES))
            .build();
    methods = AllMethods.of(state);
    settings.seeds().forEach(seed -> seed.accept(state));
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

  MethodTable methods() {
    return methods;
  }
}
