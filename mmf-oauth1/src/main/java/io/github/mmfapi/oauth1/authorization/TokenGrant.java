package io.github.mmfapi.oauth1.authorization;

import io.github.mmfapi.oauth1.TokenCredentials;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * All that a server sent with token credentials. RFC 5849 section 2.3 allows further values, such
 * as the {@code user_id} of the user or an {@code oauth_session_handle}.
 *
 * @param credentials the token credentials
 * @param values the further values by name, decoded, in the order of the response. They may be
 *     secret or personal; of a repeated name the first counts, and a value that is not
 *     percent-encoded UTF-8 is left out
 */
public record TokenGrant(TokenCredentials credentials, Map<String, String> values) {

  /**
   * Creates a grant.
   *
   * @param credentials the token credentials
   * @param values the further values by name
   * @throws NullPointerException if one of the two is null
   */
  public TokenGrant {
    Objects.requireNonNull(credentials, "credentials");
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns the token identifier and the names of the values; secret and values are left out. */
  @Override
  public String toString() {
    return "TokenGrant[" + credentials + ", values=" + values.keySet() + "]";
  }
}
