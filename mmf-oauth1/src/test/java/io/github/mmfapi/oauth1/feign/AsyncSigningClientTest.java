package io.github.mmfapi.oauth1.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import feign.AsyncClient;
import feign.Request;
import feign.Request.HttpMethod;
import feign.RequestTemplate;
import feign.Response;
import io.github.mmfapi.oauth1.Fixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** The exchanges of a future: completed, redirected, failed, cancelled. */
class AsyncSigningClientTest {

  private static final Request GET =
      Request.create(
          HttpMethod.GET,
          "http://h/a",
          Map.of(),
          null,
          StandardCharsets.UTF_8,
          new RequestTemplate());

  private final List<Request> sent = new ArrayList<>();
  private final List<Optional<String>> contexts = new ArrayList<>();
  private final List<CompletableFuture<Response>> exchanges = new ArrayList<>();

  private final AsyncClient<String> client =
      OAuth1SigningClient.builder()
          .signer(Fixtures.signer())
          .buildAsync(
              (request, options, context) -> {
                sent.add(request);
                contexts.add(context);
                exchanges.add(new CompletableFuture<>());
                return exchanges.get(exchanges.size() - 1);
              });

  @Test
  void execute_responded_completesWithTheResponseToTheCallersRequest() {
    CompletableFuture<Response> future = execute();
    assertThat(future).isNotDone();
    exchanges.get(0).complete(response(200, Map.of()));

    assertThat(future.join().status()).isEqualTo(200);
    assertThat(future.join().request()).isSameAs(GET);
    assertThat(sent.get(0).headers()).containsKey("Authorization");
    assertThat(contexts).containsExactly(Optional.of("context"));
  }

  @Test
  void execute_redirected_signsAndSendsOnceMoreInTheSameContext() {
    CompletableFuture<Response> future = execute();
    exchanges.get(0).complete(response(302, Map.of("Location", List.of("/b"))));
    assertThat(future).isNotDone();
    exchanges.get(1).complete(response(200, Map.of()));

    assertThat(future.join().status()).isEqualTo(200);
    assertThat(sent).extracting(Request::url).containsExactly("http://h/a", "http://h/b");
    assertThat(sent.get(1).headers().get("Authorization"))
        .isNotEqualTo(sent.get(0).headers().get("Authorization"));
    assertThat(contexts).containsOnly(Optional.of("context")).hasSize(2);
  }

  @Test
  void execute_failed_failsLikewise() {
    CompletableFuture<Response> future = execute();
    IOException failure = new IOException("connection reset");
    exchanges.get(0).completeExceptionally(failure);

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(future::join)
        .withCause(failure);
  }

  @Test
  void cancel_whileAnExchangeIsUnderWay_endsThatExchange() {
    CompletableFuture<Response> future = execute();
    exchanges.get(0).complete(response(302, Map.of("Location", List.of("/b"))));
    future.cancel(true);

    assertThat(exchanges.get(0)).isCompleted();
    assertThat(exchanges.get(1)).isCancelled();
  }

  @Test
  void completeExceptionally_byTheCaller_leavesTheExchangeAlone() {
    CompletableFuture<Response> future = execute();
    future.completeExceptionally(new IllegalStateException("the caller's"));

    assertThat(exchanges.get(0)).isNotDone();
  }

  private CompletableFuture<Response> execute() {
    return client.execute(GET, new Request.Options(), Optional.of("context"));
  }

  private Response response(int status, Map<String, Collection<String>> headers) {
    return Response.builder()
        .status(status)
        .headers(headers)
        .request(sent.get(sent.size() - 1))
        .build();
  }
}
