package io.github.mmfapi.client;

import io.github.mmfapi.api.ActivityFeedAsyncApi;
import io.github.mmfapi.api.EventsAsyncApi;
import io.github.mmfapi.api.GearAsyncApi;
import io.github.mmfapi.api.GeocodeAsyncApi;
import io.github.mmfapi.api.GroupsAsyncApi;
import io.github.mmfapi.api.OAuthAsyncApi;
import io.github.mmfapi.api.RoutesAsyncApi;
import io.github.mmfapi.api.UsersAsyncApi;
import io.github.mmfapi.api.WorkoutsAsyncApi;
import io.github.mmfapi.client.paging.AsyncPaging;
import io.github.mmfapi.client.raw.RawAsyncApi;

/**
 * Provides the asynchronous interfaces of a {@link MmfClient}. Each method returns a {@link
 * java.util.concurrent.CompletableFuture} that fails with the exceptions that the synchronous
 * method throws.
 */
public final class MmfAsyncClient {
  private final GeneratedApis apis;

  MmfAsyncClient(GeneratedApis apis) {
    this.apis = apis;
  }

  /** {@return the methods of the group {@code activity_feed}} */
  public ActivityFeedAsyncApi activityFeed() {
    return apis.asynchronous(ActivityFeedAsyncApi.class);
  }

  /** {@return the methods of the group {@code events}} */
  public EventsAsyncApi events() {
    return apis.asynchronous(EventsAsyncApi.class);
  }

  /** {@return the methods of the group {@code gear}} */
  public GearAsyncApi gear() {
    return apis.asynchronous(GearAsyncApi.class);
  }

  /** {@return the methods of the group {@code geocode}} */
  public GeocodeAsyncApi geocode() {
    return apis.asynchronous(GeocodeAsyncApi.class);
  }

  /** {@return the methods of the group {@code groups}} */
  public GroupsAsyncApi groups() {
    return apis.asynchronous(GroupsAsyncApi.class);
  }

  /** {@return the methods of the group {@code oauth}; see {@link MmfClient#oAuth()}} */
  public OAuthAsyncApi oAuth() {
    return apis.asynchronous(OAuthAsyncApi.class);
  }

  /** {@return the methods of the group {@code routes}} */
  public RoutesAsyncApi routes() {
    return apis.asynchronous(RoutesAsyncApi.class);
  }

  /** {@return the methods of the group {@code users}} */
  public UsersAsyncApi users() {
    return apis.asynchronous(UsersAsyncApi.class);
  }

  /** {@return the methods of the group {@code workouts}} */
  public WorkoutsAsyncApi workouts() {
    return apis.asynchronous(WorkoutsAsyncApi.class);
  }

  /**
   * Returns any generated asynchronous interface, or one of your own in the same form: Feign's
   * annotations, at most one argument, the request object, and a {@link
   * java.util.concurrent.CompletableFuture} as the return type.
   *
   * @param <T> the interface
   * @param type the interface
   * @return the interface, ready to call
   */
  public <T> T api(Class<T> type) {
    return apis.asynchronous(type);
  }

  /** {@return the lists of {@link MmfClient#paging()}, read without blocking} */
  public AsyncPaging paging() {
    return AsyncPaging.of(
        () -> apis.asynchronous(WorkoutsAsyncApi.class),
        () -> apis.asynchronous(RoutesAsyncApi.class));
  }

  /** {@return the calls of {@link MmfClient#raw()} as asynchronous calls} */
  public RawAsyncApi raw() {
    return apis.rawAsync();
  }
}
