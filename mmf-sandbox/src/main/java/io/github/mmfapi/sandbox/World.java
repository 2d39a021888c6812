package io.github.mmfapi.sandbox;

import io.github.mmfapi.oauth1.verify.NonceStore;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;

/** State, credentials and the methods over them, from one start or reset to the next. */
final class World {
  /** Nonces remembered within the window of timestamps. */
  private static final int NONCES = 1_000_000;

  private final State state;
  private final IssuedCredentials credentials;
  private final OAuthMethods oAuth;
  private final OAuth1Verifier verifier;
  private final MethodTable methods = new MethodTable();

  World(Settings settings) {
    state = new State(settings.users(), settings.clock(), settings.maximumRows());
    credentials = new IssuedCredentials(settings.client(), settings.clock());
    oAuth = new OAuthMethods(credentials, state.members, settings.application());
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
    new Stats(state).addTo(methods);
    new RouteMethods(state).addTo(methods);
    new RouteFileMethods(state).addTo(methods);
    new GroupMethods(state).addTo(methods);
    new EventMethods(state).addTo(methods);
    new GearMethods(state).addTo(methods);
    GeocodeMethods.addTo(methods);
    methods.complete();
  }

  State state() {
    return state;
  }

  IssuedCredentials credentials() {
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
