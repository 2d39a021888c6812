package io.github.mmfapi.client.transport;

import io.github.mmfapi.client.internal.http.BackgroundThreads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.nio.AsyncConnectionEndpoint;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * The connections of Apache's asynchronous client. Its own pool looks at how long a call has waited
 * for one only when another call gives one back; this has a timer, as the synchronous client has.
 */
final class ApacheConnections extends PoolingAsyncClientConnectionManager {

  /** Creates the pool with the limits and life times that Apache's client has by itself. */
  ApacheConnections(TlsStrategy tls) {
    super(
        RegistryBuilder.<TlsStrategy>create().register(URIScheme.HTTPS.id, tls).build(),
        PoolConcurrencyPolicy.STRICT,
        PoolReusePolicy.LIFO,
        TimeValue.NEG_ONE_MILLISECOND);
  }

  @Override
  public Future<AsyncConnectionEndpoint> lease(
      String id,
      HttpRoute route,
      @Nullable Object state,
      Timeout longest,
      FutureCallback<AsyncConnectionEndpoint> callback) {
    Waiting waiting = new Waiting(callback);
    Future<AsyncConnectionEndpoint> lease = super.lease(id, route, state, longest, waiting);
    waiting.endAfter(longest, lease);
    return lease;
  }

  /** A call that waits for a connection. It gets one, or the exception of the timer, never both. */
  private final class Waiting implements FutureCallback<AsyncConnectionEndpoint> {
    private final FutureCallback<AsyncConnectionEndpoint> callback;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable CompletableFuture<Void> alarm;

    Waiting(FutureCallback<AsyncConnectionEndpoint> callback) {
      this.callback = callback;
    }

    void endAfter(Timeout longest, Future<AsyncConnectionEndpoint> lease) {
      if (!ended.get()) {
        alarm = BackgroundThreads.after(longest.toNanoseconds(), () -> endLate(longest, lease));
      }
    }

    private void endLate(Timeout longest, Future<AsyncConnectionEndpoint> lease) {
      if (ended.compareAndSet(false, true)) {
        boolean unused = lease.cancel(true);
        callback.failed(
            new ConnectionRequestTimeoutException("no connection was free within " + longest));
      }
    }

    private boolean end() {
      CompletableFuture<Void> timer = alarm;
      if (timer != null) {
        timer.cancel(false);
      }
      return ended.compareAndSet(false, true);
    }

    @Override
    public void completed(AsyncConnectionEndpoint connection) {
      if (end()) {
        callback.completed(connection);
      } else {
        release(connection, null, TimeValue.NEG_ONE_MILLISECOND);
      }
    }

    @Override
    public void failed(Exception failure) {
      if (end()) {
        callback.failed(failure);
      }
    }

    @Override
    public void cancelled() {
      if (end()) {
        callback.cancelled();
      }
    }
  }
}
