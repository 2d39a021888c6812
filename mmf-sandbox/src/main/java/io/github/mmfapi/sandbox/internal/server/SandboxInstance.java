package io.github.mmfapi.sandbox.internal.server;

import io.github.mmfapi.oauth1.verify.NonceStore;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.sandbox.internal.methods.AccountMethods;
import io.github.mmfapi.sandbox.internal.methods.EventMethods;
import io.github.mmfapi.sandbox.internal.methods.FriendListMethods;
import io.github.mmfapi.sandbox.internal.methods.FriendMethods;
import io.github.mmfapi.sandbox.internal.methods.GearMethods;
import io.github.mmfapi.sandbox.internal.methods.GeocodeMethods;
import io.github.mmfapi.sandbox.internal.methods.GroupMethods;
import io.github.mmfapi.sandbox.internal.methods.ImportMethods;
import io.github.mmfapi.sandbox.internal.methods.MessageMethods;
import io.github.mmfapi.sandbox.internal.methods.MethodTable;
import io.github.mmfapi.sandbox.internal.methods.RouteFileMethods;
import io.github.mmfapi.sandbox.internal.methods.RouteMethods;
import io.github.mmfapi.sandbox.internal.methods.StatsMethods;
import io.github.mmfapi.sandbox.internal.methods.TrackMethods;
import io.github.mmfapi.sandbox.internal.methods.UserMethods;
import io.github.mmfapi.sandbox.internal.methods.WorkoutMethods;
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
  private final MethodTable methods = new MethodTable();

  public SandboxInstance(Settings settings) {
    state = State.of(settings.users(), settings.clock(), settings.maximumRows());
    credentials = new IssuedCredentials(settings.client(), settings.clock());
    oAuth = new OAuthMethods(credentials, state.users(), settings.application(), settings.strict());
    verifier =
        OAuth1Verifier.builder()
            .credentials(credentials)
            .clock(settings.clock())
            .timestampWindow(settings.timestampWindow())
            .nonceStore(NonceStore.inMemory(settings.clock(), settings.timestampWindow(), NONCES))
            .build();
    addMethods();
    settings.seeds().forEach(seed -> seed.accept(state));
  }

  private void addMethods() {
    UserMethods users = new UserMethods(state);
    users.addTo(methods);
    new AccountMethods(state, users).addTo(methods);
    new FriendMethods(state).addTo(methods);
    new FriendListMethods(state).addTo(methods);
    new MessageMethods(state).addTo(methods);
    new WorkoutMethods(state).addTo(methods);
    new TrackMethods(state).addTo(methods);
    new ImportMethods(state).addTo(methods);
    new StatsMethods(state).addTo(methods);
    new RouteMethods(state).addTo(methods);
    new RouteFileMethods(state).addTo(methods);
    new GroupMethods(state).addTo(methods);
    new EventMethods(state).addTo(methods);
    new GearMethods(state).addTo(methods);
    GeocodeMethods.addTo(methods);
    methods.complete();
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
