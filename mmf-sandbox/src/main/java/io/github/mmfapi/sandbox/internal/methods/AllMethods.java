package io.github.mmfapi.sandbox.internal.methods;

import io.github.mmfapi.sandbox.internal.state.State;

/** Assembles the table of all methods. */
public final class AllMethods {
  private AllMethods() {}

  /** Returns the methods over a state. */
  public static MethodTable of(State state) {
    MethodTable table = new MethodTable();
    UserMethods users = new UserMethods(state);
    users.addTo(table);
    new AccountMethods(state, users).addTo(table);
    new FriendMethods(state).addTo(table);
    new FriendListMethods(state).addTo(table);
    new MessageMethods(state).addTo(table);
    new WorkoutMethods(state).addTo(table);
    new TrackMethods(state).addTo(table);
    new ImportMethods(state).addTo(table);
    new StatsMethods(state).addTo(table);
    new RouteMethods(state).addTo(table);
    new RouteFileMethods(state).addTo(table);
    new GroupMethods(state).addTo(table);
    new EventMethods(state).addTo(table);
    new GearMethods(state).addTo(table);
    GeocodeMethods.addTo(table);
    return table.complete();
  }
}
