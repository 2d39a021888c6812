package io.github.mmfapi.contract.signing;

import io.github.mmfapi.contract.operations.Bindings;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.contract.support.PythonOracle;
import io.github.mmfapi.contract.support.Recorded;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs an HTTP server on which oauthlib decides whether a request is signed well. */
public final class OauthlibServer implements BeforeAllCallback, AfterAllCallback {
  private Process judge;
  private String root;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    judge =
        PythonOracle.start(
            "oauthlib_judge.py",
            Map.of(),
            Recorded.CLIENT_KEY,
            Recorded.CLIENT_SECRET,
            ContractServer.TOKEN.token(),
            ContractServer.TOKEN.secret(),
            Bindings.TEMPORARY.token(),
            Bindings.TEMPORARY.secret());
    BufferedReader output =
        new BufferedReader(new InputStreamReader(judge.getInputStream(), StandardCharsets.UTF_8));
    root = "http://127.0.0.1:" + Integer.parseInt(output.readLine());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (judge != null) {
      judge.destroy();
    }
  }

  /** Returns its address, without a path. */
  public String root() {
    return root;
  }
}
