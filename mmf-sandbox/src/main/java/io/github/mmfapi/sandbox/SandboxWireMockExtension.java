package io.github.mmfapi.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.mmfapi.sandbox.internal.console.Console;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;
import java.time.Instant;

/**
 * The sandbox as a WireMock extension. A standalone WireMock finds it if this project's jar is on
 * its class path, and then serves requests like {@link MmfSandbox} with all defaults; {@link
 * MmfSandbox.Builder} documents them. The system property {@code mmf.sandbox.demo}, set to {@code
 * true}, adds the demo data.
 *
 * <p>Your stubs take precedence: the extension serves requests that match no stub with a priority
 * number below 1000.
 */
public final class SandboxWireMockExtension
    implements ResponseDefinitionTransformerV2, MappingsLoaderExtension {
  /** Priority of the stub; the stubs of tests take precedence. */
  static final int LAST_PRIORITY = 1000;

  static final String NAME = "mmf-sandbox";

  private final SandboxServer server;
  private final Console console;

  /** Creates the extension with all defaults; WireMock calls this. */
  public SandboxWireMockExtension() {
    this(new SandboxServer(defaults().settings()));
  }

  private SandboxWireMockExtension(SandboxServer server) {
    this(server, new Console(server, false, secret -> false, null, server::reset));
  }

  SandboxWireMockExtension(SandboxServer server, Console console) {
    this.server = server;
    this.console = console;
  }

  private static MmfSandbox.Builder defaults() {
    MmfSandbox.Builder builder = MmfSandbox.builder();
    return Boolean.getBoolean("mmf.sandbox.demo") ? builder.demoData() : builder;
  }

  /** Returns the name of this transformer in stubs, {@code mmf-sandbox}. */
  @Override
  public String getName() {
    return NAME;
  }

  /** Returns false: the extension serves only the stub that it adds. */
  @Override
  public boolean applyGlobally() {
    return false;
  }

  /** Returns the sandbox's response to a request. */
  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Request request = event.getRequest();
    ResponseDefinition page = console.page(request);
    if (page != null || !console.records()) {
      return page == null ? server.respond(request) : page;
    }
    Instant time = server.settings().clock().instant();
    long start = System.nanoTime();
    ResponseDefinition response = server.respond(request);
    return console.record(request, response, time, System.nanoTime() - start);
  }

  /** Adds the stub that passes every request to this extension. */
  @Override
  public void loadMappingsInto(StubMappings mappings) {
    mappings.addMapping(
        any(anyUrl())
            .atPriority(LAST_PRIORITY)
            .willReturn(aResponse().withTransformers(NAME))
            .build());
  }
}
