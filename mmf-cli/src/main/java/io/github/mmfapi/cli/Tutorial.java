package io.github.mmfapi.cli;

import feign.Feign;
import io.github.mmfapi.api.UsersApi;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.codec.MmfFeign;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.model.User;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TemporaryCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.LoopbackCallbackReceiver;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Runs steps 1 to 9 of MapMyFitness's OAuth 1 tutorial (SEED). */
final class Tutorial implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final long RUN = 16;

  /** The most workouts of a list that are shown. */
  private static final int SHOWN = 5;

  private final URI baseUrl;
  private final ClientCredentials clientCredentials;
  private final Steps steps;
  private final OkHttpClient http = new OkHttpClient();
  private final TracingTransport transport;
  private final MmfClient application;

  Tutorial(URI baseUrl, ClientCredentials clientCredentials, Steps steps) {
    this.baseUrl = baseUrl;
    this.clientCredentials = clientCredentials;
    this.steps = steps;
    feign.okhttp.OkHttpClient client = new feign.okhttp.OkHttpClient(http);
    this.transport = new TracingTransport(client, steps);
    this.application =
        MmfClient.builder()
            .baseUrl(baseUrl)
            .clientCredentials(clientCredentials)
            .transport(transport, client)
            .signatureListener(steps::signed)
            .build();
  }

  void run(AuthorizingUser person) throws IOException, InterruptedException {
    prepare();
    TokenCredentials token = authorize(person);
    MmfClient user = application.as(token);
    Long userId = requestResource(user);
    doSomethingHarder(user, userId);
    steps.say("");
    steps.say("Done. The tutorial ran against " + baseUrl + ".");
  }

  private void prepare() {
    steps.step(1, "Client developer: register a client application");
    steps.say("registered: client key " + clientCredentials.key() + ", client secret ***");
    steps.step(2, "Client developer: get the software");
    steps.say("you are running it");
  }

  private TokenCredentials authorize(AuthorizingUser person)
      throws IOException, InterruptedException {
    WebRedirectionFlow flow = application.authorization();
    try (LoopbackCallbackReceiver receiver = LoopbackCallbackReceiver.start()) {
      steps.step(3, "Client application: obtain temporary credentials");
      TemporaryCredentials temporary = flow.requestTemporaryCredentials(receiver.callbackUri());

      steps.step(4, "Client application: prompt a user to authorize the client application");
      URI authorizationUrl = flow.authorizationUrl(temporary, receiver.callbackUri());
      steps.say("authorization URL: " + authorizationUrl);
      steps.say("listening for the callback at " + receiver.callbackUri());

      steps.step(5, "User: authorize the client application");
      person.authorizeAt(authorizationUrl);

      steps.step(6, "Client application: receive the user's authorization verifier");
      String verifier = receiver.await(temporary, TIMEOUT).verifier();
      steps.say("the callback received the requested token and a verifier ***");

      steps.step(7, "Client application: exchange them for token credentials");
      return flow.requestTokenCredentials(temporary, verifier, receiver.callbackUri());
    }
  }

  private Long requestResource(MmfClient client) {
    steps.step(8, "Client application: request a resource on behalf of the user");
    steps.say("first unsigned, to show a failure:");
    try {
      unsigned().getUser();
      throw new IllegalStateException(
          "the server accepted an unsigned users/get_user; check the base URL");
    } catch (MmfAuthenticationException expected) {
      steps.say("as expected: " + String.join(" ", expected.errors()));
    }
    steps.say("now signed with the token credentials:");
    User user = client.users().getUser().user();
    if (user == null || user.userId() == null) {
      throw new IllegalStateException(
          "the response of users/get_user has no user id; check the base URL");
    }
    steps.say(
        String.format(
            Locale.ROOT,
            "user %d, %s, born %s, in %s",
            user.userId(),
            user.username(),
            user.birthdate(),
            user.timezone()));
    return user.userId();
  }

  private UsersApi unsigned() {
    return MmfFeign.configure(Feign.builder().client(transport))
        .target(UsersApi.class, baseUrl.toString());
  }

  private void doSomethingHarder(MmfClient client, Long userId) {
    steps.step(9, "Client application: do something just a little harder");
    steps.say("the user's workouts:");
    list(client.workouts().getWorkouts().workouts(), null);
    steps.say("create one:");
    Long created =
        client
            .workouts()
            .createWorkout(
                w ->
                    w.userId(userId)
                        .workoutDescription("a workout description")
                        .activityTypeId(RUN)
                        .workoutDate(LocalDate.of(2013, 1, 16)))
            .workoutId();
    steps.say("list the workouts again:");
    // All pages: the server may have many workouts of this user.
    List<Workout> workouts = new ArrayList<>();
    client.paging().workouts(q -> q.userId(userId)).forEach(workouts::add);
    list(workouts, created);
    if (workouts.stream().noneMatch(workout -> isWorkout(workout, created))) {
      throw new IllegalStateException("workout " + created + " was created but is not in the list");
    }
  }

  private static boolean isWorkout(Workout workout, @Nullable Long id) {
    return workout.workoutId() != null && workout.workoutId().equals(id);
  }

  /** Says the first workouts, and the created one. */
  private void list(List<Workout> workouts, @Nullable Long created) {
    if (workouts.isEmpty()) {
      steps.say("no workouts yet");
    }
    workouts.stream().limit(SHOWN).forEach(this::say);
    List<Workout> rest = workouts.subList(Math.min(SHOWN, workouts.size()), workouts.size());
    List<Workout> shown = rest.stream().filter(workout -> isWorkout(workout, created)).toList();
    if (rest.size() > shown.size()) {
      steps.say("and " + (rest.size() - shown.size()) + " more");
    }
    shown.forEach(this::say);
  }

  private void say(Workout workout) {
    steps.say(
        String.format(
            Locale.ROOT,
            "workout %d  %s  %s  (%s)",
            workout.workoutId(),
            workout.workoutDate(),
            workout.workoutDescription(),
            workout.workoutTypeName()));
  }

  @Override
  public void close() {
    application.close();
    http.connectionPool().evictAll();
  }
}
