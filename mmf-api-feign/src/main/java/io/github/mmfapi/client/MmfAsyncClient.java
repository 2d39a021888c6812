package io.github.mmfapi.client;

import io.github.mmfapi.api.OAuthAsyncApi;
import io.github.mmfapi.api.UsersAsyncApi;
import io.github.mmfapi.api.WorkoutsAsyncApi;

/**
 * The asynchronous side of {@link MmfClient}. Every method answers with a {@link
 * java.util.concurrent.CompletableFuture} that fails with the same exceptions that the synchronous
 * method throws.
 */
public final class MmfAsyncClient {
  private final GeneratedApis apis;

  MmfAsyncClient(GeneratedApis apis) {
    this.apis = apis;
  }

  /** Returns the methods of the group {@code oauth} that are called with token credentials. */
  public OAuthAsyncApi oAuth() {
    return apis.asynchronous(OAuthAsyncApi.class);
  }

  /** Returns the methods of the group {@code users}. */
  public UsersAsyncApi users() {
    return apis.asynchronous(UsersAsyncApi.class);
  }

  /** Returns the methods of the group {@code workouts}. */
  public WorkoutsAsyncApi workouts() {
    return apis.asynchronous(WorkoutsAsyncApi.class);
  }
}
