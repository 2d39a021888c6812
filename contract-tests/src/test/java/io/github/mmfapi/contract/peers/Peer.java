package io.github.mmfapi.contract.peers;

import java.security.PrivateKey;

/** A signer, used through its public API; anything else is unsupported. */
interface Peer {
  String name();

  String encode(String text) throws Exception;

  /** Returns the signature base string of a request. */
  String baseString(Vector request) throws Exception;

  /** Signs a base string with HMAC-SHA1. */
  String hmac(String baseString, String clientSecret, String tokenSecret) throws Exception;

  /** Signs a request with the method it names. */
  String signature(Vector request, PrivateKey rsaKey) throws Exception;

  static UnsupportedOperationException unsupported(String what) {
    return new UnsupportedOperationException(what);
  }
}
