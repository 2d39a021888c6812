package io.github.mmfapi.oauth1.internal;

/** The names of the protocol parameters (RFC 5849 section 3.1) and some of their values. */
public final class ProtocolNames {
  /** The client identifier (RFC 5849 section 3.1). */
  public static final String CONSUMER_KEY = "oauth_consumer_key";

  /** The identifier of token or temporary credentials (RFC 5849 section 3.1). */
  public static final String TOKEN = "oauth_token";

  /** The secret in a response of a token endpoint (RFC 5849 sections 2.1 and 2.3). */
  public static final String TOKEN_SECRET = "oauth_token_secret";

  /** The name of the signature method (RFC 5849 section 3.4). */
  public static final String SIGNATURE_METHOD = "oauth_signature_method";

  /** The signature (RFC 5849 section 3.4). */
  public static final String SIGNATURE = "oauth_signature";

  /** The time in seconds since 1970 UTC (RFC 5849 section 3.3). */
  public static final String TIMESTAMP = "oauth_timestamp";

  /** The text that is used once (RFC 5849 section 3.3). */
  public static final String NONCE = "oauth_nonce";

  /** The version of the protocol (RFC 5849 section 3.1). */
  public static final String VERSION = "oauth_version";

  /** The callback URI (RFC 5849 section 2.1). */
  public static final String CALLBACK = "oauth_callback";

  /** The verification code (RFC 5849 section 2.2). */
  public static final String VERIFIER = "oauth_verifier";

  /** The handle with which a token is renewed (OAuth Session extension). */
  public static final String SESSION_HANDLE = "oauth_session_handle";

  /** The hash of the body (OAuth Request Body Hash 1.0 Draft 4). */
  public static final String BODY_HASH = "oauth_body_hash";

  /** The server's name for a problem (OAuth Problem Reporting extension). */
  public static final String PROBLEM = "oauth_problem";

  /** The realm of the {@code Authorization} header (RFC 5849 section 3.5.1). */
  public static final String REALM = "realm";

  /** The only value of {@link #VERSION} (RFC 5849 section 3.1). */
  public static final String VERSION_1_0 = "1.0";

  /** The signature method that sends the secrets themselves (RFC 5849 section 3.4.4). */
  public static final String PLAINTEXT = "PLAINTEXT";

  private static final String PREFIX = "oauth_";

  private ProtocolNames() {}

  /** Returns whether a decoded name is that of a protocol parameter. */
  public static boolean isProtocol(String name) {
    return name.startsWith(PREFIX);
  }
}
