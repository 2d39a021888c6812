package io.github.mmfapi.client.support;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.transport.ApacheTransport;
import io.github.mmfapi.client.transport.JdkTransport;
import io.github.mmfapi.client.transport.OkHttpTransport;
import io.github.mmfapi.client.transport.TransportFactory;
import java.time.LocalDate;
import java.util.concurrent.CompletionException;

/** Three transports, each synchronous and asynchronous. */
@SuppressWarnings("ImmutableEnumChecker") // each factory is a method reference
public enum TransportVariant {
  OKHTTP(OkHttpTransport::open, false),
  OKHTTP_ASYNC(OkHttpTransport::open, true),
  JDK(JdkTransport::open, false),
  JDK_ASYNC(JdkTransport::open, true),
  HC5(ApacheTransport::open, false),
  HC5_ASYNC(ApacheTransport::open, true);

  private final TransportFactory transport;
  private final boolean async;

  TransportVariant(TransportFactory transport, boolean async) {
    this.transport = transport;
    this.async = async;
  }

  public TransportFactory transport() {
    return transport;
  }

  public boolean isAsync() {
    return async;
  }

  public boolean isJdk() {
    return this == JDK || this == JDK_ASYNC;
  }

  /** Reads; throws the exception of the synchronous method. */
  public void read(MmfClient client) throws Throwable {
    if (async) {
      unwrapped(() -> client.async().workouts().getWorkouts(q -> q.limit(5)).join());
    } else {
      client.workouts().getWorkouts(q -> q.limit(5));
    }
  }

  /** Writes; throws the exception of the synchronous method. */
  public void write(MmfClient client) throws Throwable {
    LocalDate day = LocalDate.of(2013, 1, 16);
    if (async) {
      unwrapped(
          () ->
              client
                  .async()
                  .workouts()
                  .createWorkout(w -> w.workoutDate(day).workoutDescription("a run"))
                  .join());
    } else {
      client.workouts().createWorkout(w -> w.workoutDate(day).workoutDescription("a run"));
    }
  }

  private static void unwrapped(Runnable call) throws Throwable {
    try {
      call.run();
    } catch (CompletionException e) {
      throw e.getCause();
    }
  }
}
