package io.github.mmfapi.client;

import feign.Request;

/** Tells reads from writes. A read may be repeated; the fate of a write may be unknown. */
final class Reads {
  private Reads() {}

  static boolean isRead(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  static boolean isRead(Request request) {
    return isRead(request.httpMethod().name());
  }
}
