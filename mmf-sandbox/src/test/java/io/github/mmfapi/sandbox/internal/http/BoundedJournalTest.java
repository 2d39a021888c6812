package io.github.mmfapi.sandbox.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The journal holds exactly what it may, and every way to remove requests gives back their room.
 */
class BoundedJournalTest {
  /** A request is counted with its body three times. */
  private static final int BODY = (int) (BoundedJournal.MOST_BYTES / 3 / 4);

  /** What removes all of some requests. */
  @SuppressWarnings("ImmutableEnumChecker") // The actions hold nothing.
  private enum Removal {
    REMOVE((journal, ids) -> ids.forEach(journal::remove)),
    REMOVE_LAST((journal, ids) -> ids.forEach(id -> journal.removeLast())),
    REMOVE_WHAT_IS_NOT_THERE(
        (journal, ids) -> {
          journal.remove(UUID.randomUUID());
          ids.forEach(journal::remove);
          ids.forEach(journal::remove);
          journal.removeLast();
        }),
    CLEAR((journal, ids) -> journal.clear());

    private final BiConsumer<BoundedJournal, List<UUID>> action;

    Removal(BiConsumer<BoundedJournal, List<UUID>> action) {
      this.action = action;
    }
  }

  private static ServeEvent event(byte[] body) {
    Request request =
        (Request)
            Proxy.newProxyInstance(
                Request.class.getClassLoader(),
                new Class<?>[] {Request.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getBody" -> body;
                      case "getMethod" -> RequestMethod.POST;
                      case "getHeaders" -> new HttpHeaders();
                      case "getUrl", "getAbsoluteUrl" -> "http://127.0.0.1/";
                      default -> nothing(method.getReturnType());
                    });
    return ServeEvent.of(request);
  }

  private static Object nothing(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "boolean" -> false;
      case "int" -> 0;
      case "String" -> "";
      case "Map" -> Map.of();
      case "Optional" -> Optional.empty();
      default -> null;
    };
  }

  private static List<UUID> fill(BoundedJournal journal, int number, byte[] body) {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      ServeEvent event = event(body);
      ids.add(event.getId());
      journal.add(event);
    }
    return ids;
  }

  @ParameterizedTest
  @EnumSource
  void removedRequests_giveBackTheirRoom(Removal removal) {
    BoundedJournal journal = new BoundedJournal();
    byte[] body = new byte[BODY];
    for (int round = 0; round < 3; round++) {
      List<UUID> ids = fill(journal, 4, body);
      assertThat(journal.getAll()).as("round %d", round).hasSize(4);
      removal.action.accept(journal, ids);
      assertThat(journal.getAll()).isEmpty();
    }
    // Room that was given back twice would hold more than the maximum.
    fill(journal, 6, body);
    assertThat(journal.getAll()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void manySmallRequests_areKeptUpToTheMaximum(Removal removal) {
    BoundedJournal journal = new BoundedJournal();
    for (int more = -1; more <= 1; more++) {
      int number = BoundedJournal.MOST_REQUESTS + more;
      List<UUID> ids = fill(journal, number, new byte[0]);
      assertThat(journal.getAll()).hasSize(Math.min(number, BoundedJournal.MOST_REQUESTS));
      removal.action.accept(journal, ids);
    }
  }
}
