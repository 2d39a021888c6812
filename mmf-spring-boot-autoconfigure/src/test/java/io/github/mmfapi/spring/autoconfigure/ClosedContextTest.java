package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Client;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.transport.Transport;
import io.github.mmfapi.spring.MmfClientBuilderCustomizer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What an application gives back when its context is closed. */
class ClosedContextTest {
  @Test
  void client_isClosedWithTheContext() {
    AtomicInteger opened = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    Client none =
        (request, options) -> {
          throw new UnsupportedOperationException("no calls");
        };
    MmfClientBuilderCustomizer counting =
        builder ->
            builder.transport(
                settings -> {
                  opened.incrementAndGet();
                  return new Transport(
                      none,
                      (request, options, context) -> new CompletableFuture<>(),
                      closed::incrementAndGet);
                });
    Applications.application()
        .withBean(MmfClientBuilderCustomizer.class, () -> counting)
        .run(
            context -> {
              assertThat(context).hasSingleBean(MmfClient.class);
              assertThat(opened).hasPositiveValue();
              assertThat(closed).hasValue(0);
            });

    assertThat(closed).hasValue(opened.get());
  }
}
