package io.github.mmfapi.spring.oauth1;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The OAuth 1 APIs of {@code oauth1.clients.*}, by their names. */
public final class OAuth1Clients {
  private final Map<String, OAuth1Client> clients;

  /**
   * Creates the collection.
   *
   * @param clients the clients by their names
   */
  public OAuth1Clients(Map<String, OAuth1Client> clients) {
    this.clients = new TreeMap<>(clients);
  }

  /**
   * {@return a client}
   *
   * @param name its name in the properties
   * @throws IllegalArgumentException if the properties have none of that name
   */
  public OAuth1Client client(String name) {
    OAuth1Client client = find(name);
    if (client == null) {
      throw new IllegalArgumentException(
          "There is no oauth1.clients." + name + "; there are " + clients.keySet());
    }
    return client;
  }

  /**
   * {@return the client of that name, or null if there is none}
   *
   * @param name the name of the client in the properties
   */
  public @Nullable OAuth1Client find(String name) {
    return clients.get(name);
  }

  /** {@return the names, unmodifiable} */
  public Set<String> names() {
    return Set.copyOf(clients.keySet());
  }

  /** Returns the names. */
  @Override
  public String toString() {
    return "OAuth1Clients" + clients.keySet();
  }
}
