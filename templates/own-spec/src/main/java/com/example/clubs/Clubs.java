package com.example.clubs;

import com.example.clubs.api.ClubsApi;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.TokenCredentials;

/** Creates the client of the API. */
public final class Clubs {
  private Clubs() {}

  /**
   * Returns a client whose requests are signed with OAuth 1.
   *
   * @param baseUrl the address of the API, such as {@code https://api.example.com/1.0}
   */
  public static MmfClient client(String baseUrl, ClientCredentials client, TokenCredentials token) {
    return MmfClient.builder()
        .baseUrl(baseUrl)
        .clientCredentials(client)
        .tokenCredentials(token)
        .build();
  }

  /** Returns the methods of clubs. */
  public static ClubsApi clubs(MmfClient client) {
    return client.api(ClubsApi.class);
  }
}
