package io.github.mmfapi.contract.signing;

import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.operations.Bindings;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.contract.support.PythonOracle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs an HTTP server on which oauthlib verifies the signature of each request. */
public final class OauthlibServer implements BeforeAllCallback, AfterAllCallback {
  private Process server;
  private String root;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    server =
        PythonOracle.start(
            "oauthlib_server.py",
            Map.of(),
            Recorded.CLIENT_KEY,
            Recorded.CLIENT_SECRET,
            ContractServer.TOKEN.token(),
            ContractServer.TOKEN.secret(),
            Bindings.TEMPORARY.token(),
            Bindings.TEMPORARY.secret());
    BufferedReader output =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    root = "http://127.0.0.1:" + Integer.parseInt(output.readLine());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (server != null) {
      server.destroy();
    }
  }

  /** Returns its URL without a path. */
  public String root() {
    return root;
  }
}
