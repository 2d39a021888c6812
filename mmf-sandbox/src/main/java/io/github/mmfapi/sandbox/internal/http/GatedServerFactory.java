package io.github.mmfapi.sandbox.internal.http;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import wiremock.org.eclipse.jetty.server.Handler;

/** Builds WireMock's own server with a {@link RequestGate} in front of it. */
public final class GatedServerFactory implements HttpServerFactory {
  private final AccessRules rules;
  private final RefusalListener listener;

  public GatedServerFactory(AccessRules rules, RefusalListener listener) {
    this.rules = rules;
    this.listener = listener;
  }

  @Override
  public HttpServer buildHttpServer(
      Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
    return new GatedServer(options, admin, stubs);
  }

  private static final class GatedServer extends Jetty11HttpServer {
    GatedServer(Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
      super(options, admin, stubs);
    }

    /** The constructor of the superclass calls this, so the rules come with the options. */
    @Override
    protected Handler createHandler(
        Options options, AdminRequestHandler admin, StubRequestHandler stubs) {
      GatedServerFactory factory = (GatedServerFactory) options.httpServerFactory();
      RequestGate gate = new RequestGate(factory.rules, factory.listener);
      gate.setHandler(super.createHandler(options, admin, stubs));
      return gate;
    }
  }
}
