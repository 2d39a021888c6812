package io.github.mmfapi.sandbox;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.extension.MappingsLoaderExtension;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import io.github.mmfapi.sandbox.internal.server.SandboxServer;

/**
 * The sandbox as an ordinary WireMock extension. WireMock standing alone finds it by itself when
 * this project's jar is on its class path, and then answers as {@link MmfSandbox} with all defaults
 * does: {@link MmfSandbox.Builder} says which application and user it knows. The system property
 * {@code mmf.sandbox.demo}, set to {@code true}, adds the demo data.
 *
 * <p>Stubs of your own come before it: it serves what no other stub with a priority above 1000
 * answers.
 */
public final class SandboxWireMockExtension
    implements ResponseDefinitionTransformerV2, MappingsLoaderExtension {
  /** Faults and answers that a test stubs come before this. */
  static final int LAST_PRIORITY = 1000;

  private static final String NAME = "mmf-sandbox";

  private final SandboxServer server;

  /** Creates the extension with all defaults; WireMock calls this. */
  public SandboxWireMockExtension() {
    this(new SandboxServer(defaults().settings()));
  }

  SandboxWireMockExtension(SandboxServer server) {
    this.server = server;
  }

  private static MmfSandbox.Builder defaults() {
    MmfSandbox.Builder builder = MmfSandbox.builder();
    return Boolean.getBoolean("mmf.sandbox.demo") ? builder.demoData() : builder;
  }

  /** Returns the name under which a stub calls this transformer, {@code mmf-sandbox}. */
  @Override
  public String getName() {
    return NAME;
  }

  /** Returns false: only the stub that this extension adds is answered by it. */
  @Override
  public boolean applyGlobally() {
    return false;
  }

  /** Answers a request as MapMyFitness 3.1. */
  @Override
  public ResponseDefinition transform(ServeEvent event) {
    return server.respond(event.getRequest());
  }

  /** Adds the stub that hands every request to this extension. */
  @Override
  public void loadMappingsInto(StubMappings mappings) {
    mappings.addMapping(
        any(anyUrl())
            .atPriority(LAST_PRIORITY)
            .willReturn(aResponse().withTransformers(NAME))
            .build());
  }
}
