package io.github.mmfapi.oauth1.authorization;

/** The recorded request for temporary credentials (SEED In[9], Out[10], Out[11]). */
public final class RecordedTokenRequest {

  public static final String URL = "http://api.mapmyfitness.com/3.1/oauth/request_token";

  public static final String BODY =
      "oauth_nonce=61346384004511306311358332274&oauth_timestamp=1358332274&oauth_version=1.0"
          + "&oauth_signature_method=HMAC-SHA1&oauth_consumer_key=da48d1af1f2a1fdd06bc573443bbd730"
          + "&oauth_callback=http%3A%2F%2F127.0.0.1%3A12345%2F"
          + "&oauth_signature=ISQWD4GyTDVBQY6GPiu6q4641jM%3D";

  public static final String RESPONSE =
      "oauth_token=46eac8f31bce6ff37dd408976e5cabe4050f6b285"
          + "&oauth_token_secret=0fba5a666475d0709e28ca714f7a05d5";

  private RecordedTokenRequest() {}
}
