package io.github.mmfapi.contract.resilience;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.value.FilePart;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The ways to call, each synchronous and asynchronous. */
@SuppressWarnings("ImmutableEnumChecker") // lambdas without state
enum CallKind {
  READ(client -> client.users().getUser(), client -> client.async().users().getUser()),

  WRITE(
      client ->
          client.workouts().createWorkout(w -> w.workoutDate(day()).workoutDescription("a run")),
      client ->
          client
              .async()
              .workouts()
              .createWorkout(w -> w.workoutDate(day()).workoutDescription("a run"))),

  WRITE_WITH_PASSWORD(
      client ->
          client
              .users()
              .createUser(
                  u ->
                      u.firstName("Anna")
                          .username("anna")
                          .email(Secrets.EMAIL)
                          .password(Secrets.PASSWORD)
                          .promoOptOutFlag(true)),
      client ->
          client
              .async()
              .users()
              .createUser(
                  u ->
                      u.firstName("Anna")
                          .username("anna")
                          .email(Secrets.EMAIL)
                          .password(Secrets.PASSWORD)
                          .promoOptOutFlag(true))),

  READ_WITH_PASSWORD(
      client -> client.users().login(l -> l.u("anna").p(Secrets.PASSWORD)),
      client -> client.async().users().login(l -> l.u("anna").p(Secrets.PASSWORD))),

  DOWNLOAD(
      client -> client.routes().getRouteGpx(r -> r.routeId(5L)),
      client -> client.async().routes().getRouteGpx(r -> r.routeId(5L))),

  UPLOAD(
      client -> client.routes().importRoute(r -> r.file(file())),
      client -> client.async().routes().importRoute(r -> r.file(file()))),

  RAW_READ(client -> client.raw().call(rawRead()), client -> raw(client, rawRead())),

  RAW_WRITE(client -> client.raw().call(rawWrite()), client -> raw(client, rawWrite())),

  RAW_UPLOAD(
      client -> client.raw().call(rawWrite().with("file", file())),
      client -> raw(client, rawWrite().with("file", file()))),

  TOKEN_CALL(
      client -> client.oAuth().requestToken(), client -> client.async().oAuth().requestToken()),

  FLOW(
      client -> client.authorization().requestTemporaryCredentials(null),
      client ->
          CompletableFuture.supplyAsync(
              () -> client.authorization().requestTemporaryCredentials(null)));

  private final Function<MmfClient, Object> call;
  private final Function<MmfClient, CompletableFuture<?>> asyncCall;

  CallKind(Function<MmfClient, Object> call, Function<MmfClient, CompletableFuture<?>> asyncCall) {
    this.call = call;
    this.asyncCall = asyncCall;
  }

  /** Makes the call and returns its result, closed. */
  Object call(MmfClient client) {
    return closed(call.apply(client));
  }

  /** Closes the result of a call. */
  static Object closed(Object result) {
    if (result instanceof AutoCloseable open) {
      try {
        open.close();
      } catch (Exception e) {
        throw new IllegalStateException("a response cannot be closed", e);
      }
    }
    return Objects.requireNonNull(result);
  }

  /** Begins the call; its result must be closed. */
  CompletableFuture<?> begin(MmfClient client) {
    return asyncCall.apply(client);
  }

  private static LocalDate day() {
    return LocalDate.of(2013, 1, 16);
  }

  private static FilePart file() {
    byte[] content = "<gpx/>".getBytes(StandardCharsets.UTF_8);
    return new FilePart("route.gpx", "application/gpx+xml", content);
  }

  private static RawRequest rawRead() {
    return withSecrets(RawRequest.get("users/find"));
  }

  private static RawRequest rawWrite() {
    return withSecrets(RawRequest.post("users/make"));
  }

  /** Adds secrets under their own names, and all that the call knows under harmless ones. */
  private static RawRequest withSecrets(RawRequest request) {
    return request
        .with("password", Secrets.PASSWORD)
        .with("email", Secrets.EMAIL)
        .with("note", Secrets.CLIENT.secret())
        .with("title", "of " + Secrets.TOKEN.secret())
        .with("x", Secrets.PASSWORD);
  }

  private static CompletableFuture<?> raw(MmfClient client, RawRequest request) {
    return client.async().raw().call(request);
  }
}
