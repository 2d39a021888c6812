package io.github.mmfapi.client.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.MmfClientBuilder;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** A client closes what it opened, once, and nothing that its caller has given to it. */
class CallersOwnTest {
  private static final TokenCredentials TOKEN = TokenCredentials.of("token", "token secret");

  private final AtomicInteger closed = new AtomicInteger();

  /** A transport of the caller, who uses it for more. */
  private final class Own implements Client, AsyncClient<Object>, AutoCloseable {
    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
      throw new IOException("no server");
    }

    @Override
    public CompletableFuture<Response> execute(
        Request request, Request.Options options, Optional<Object> context) {
      return CompletableFuture.failedFuture(new IOException("no server"));
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }

  private static MmfClientBuilder builder() {
    return MmfClient.builder()
        .baseUrl("http://127.0.0.1:1/3.1")
        .clientCredentials(ClientCredentials.of("key", "secret"))
        .tokenCredentials(TOKEN)
        .retryPolicy(RetryPolicy.none());
  }

  private static void use(MmfClient client) {
    assertThat(catchThrowable(() -> client.users().getUser())).isNotNull();
    assertThat(catchThrowable(() -> client.async().users().getUser().join())).isNotNull();
    client.as(TOKEN).close();
  }

  @Test
  void transportOfTheCaller_isNotClosed() {
    Own own = new Own();
    try (MmfClient client = builder().transport(own, own).build()) {
      use(client);
    }
    assertThat(closed).hasValue(0);
  }

  @Test
  void transportOfAFactory_isClosedByItsClientAlone() {
    Own own = new Own();
    MmfClient client = builder().transport(settings -> new Transport(own, own, own::close)).build();
    use(client);
    assertThat(closed).hasValue(0);

    client.close();
    assertThat(closed).hasValue(1);
  }

  @Test
  void dispatcherOfTheCaller_isNotShutDown() {
    ExecutorService executor = Executors.newCachedThreadPool();
    Dispatcher dispatcher = new Dispatcher(executor);
    ConnectionPool connections = new ConnectionPool();
    try (MmfClient client =
        builder()
            .transport(
                OkHttpTransport.with(
                    http -> http.dispatcher(dispatcher).connectionPool(connections)))
            .build()) {
      use(client);
    }
    assertThat(executor.isShutdown()).isFalse();
    executor.shutdown();
  }

  @Test
  void dispatcherOfTheClient_isShutDown() {
    OkHttpClient.Builder[] seen = new OkHttpClient.Builder[1];
    MmfClient client = builder().transport(OkHttpTransport.with(http -> seen[0] = http)).build();
    use(client);
    ExecutorService executor = seen[0].build().dispatcher().executorService();
    assertThat(executor.isShutdown()).isFalse();

    client.close();
    assertThat(executor.isShutdown()).isTrue();
    assertThat(catchThrowable(client::close)).as("closed again").isNull();
  }
}
