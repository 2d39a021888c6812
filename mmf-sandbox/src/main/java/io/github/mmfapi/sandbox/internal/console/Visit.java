package io.github.mmfapi.sandbox.internal.console;

import io.github.mmfapi.sandbox.internal.model.Call;

/**
 * A request for a page.
 *
 * @param session the session of the browser
 * @param root scheme, host and port as the browser sees them
 */
record Visit(Call call, String session, String root) {
  String baseUrl() {
    return root + "/3.1";
  }

  @Override
  public String toString() {
    return "Visit[" + call + "]";
  }
}
