package com.example.clubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.clubs.model.Club;
import com.sun.net.httpserver.HttpServer;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls a server in this JVM with the generated methods. */
class ClubsTest {
  private HttpServer server;
  private MmfClient client;
  private String request;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          request =
              exchange.getRequestURI()
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] response =
              ("{\"result\":{\"status\":1,\"errors\":[],\"output\":"
                      + "{\"club_id\":\"7\",\"name\":\"Early Birds\",\"founded\":\"2013-01-16\"}}}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, response.length);
          exchange.getResponseBody().write(response);
          exchange.close();
        });
    server.start();
    client =
        Clubs.client(
            "http://127.0.0.1:" + server.getAddress().getPort() + "/1.0",
            ClientCredentials.of("key", "secret"),
            TokenCredentials.of("token", "secret"));
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  @Test
  void getClub_returnsTheTypedClub() {
    Club club = Clubs.clubs(client).getClub(q -> q.clubId(7L));

    assertEquals("Early Birds", club.name());
    assertEquals(LocalDate.of(2013, 1, 16), club.founded());
    assertTrue(request.startsWith("/1.0/clubs/get_club?club_id=7"), request);
  }

  @Test
  void createClub_sendsAForm() {
    Clubs.clubs(client).createClub(q -> q.name("Early Birds").founded(LocalDate.of(2013, 1, 16)));

    assertTrue(request.contains("name=Early%20Birds&founded=2013-01-16"), request);
  }
}
