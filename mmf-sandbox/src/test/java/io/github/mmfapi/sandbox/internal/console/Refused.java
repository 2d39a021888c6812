package io.github.mmfapi.sandbox.internal.console;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Payload;
import io.github.mmfapi.sandbox.internal.console.LoggedRequest.Secrets;
import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import io.github.mmfapi.sandbox.internal.server.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A refused request, and a server that refuses it. */
final class Refused {
  private Refused() {}

  static SandboxServer server() {
    return server(ClientCredentials.of("key", "secret"));
  }

  static SandboxServer server(ClientCredentials client) {
    return new SandboxServer(
        new Settings(
            client,
            "A test",
            List.of(new Account(1, "anna", "s3cret-word")),
            Clock.systemUTC(),
            Duration.ofMinutes(5),
            200,
            100,
            1 << 20,
            false,
            List.of(),
            List.of(),
            null,
            ""));
  }

  static LoggedRequest request(long id, Instant time) {
    return new LoggedRequest(
        id,
        time,
        0,
        "GET",
        "/3.1/users/get_user",
        "http://127.0.0.1",
        List.of(),
        Payload.of(""),
        200,
        List.of(),
        Payload.of("{}"),
        "not-signed",
        null,
        new Secrets("", null));
  }
}
