package io.github.mmfapi.client;

import feign.AsyncFeign;
import feign.BaseBuilder;
import feign.Feign;
import feign.Logger;
import feign.Request;
import io.github.mmfapi.client.codec.MmfFeign;
import io.github.mmfapi.client.internal.call.ApiProxy;
import io.github.mmfapi.client.internal.call.GuardedTransport;
import io.github.mmfapi.client.internal.raw.RawCalls;
import io.github.mmfapi.client.raw.RawApi;
import io.github.mmfapi.client.raw.RawAsyncApi;
import io.github.mmfapi.client.raw.RawResponse;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.feign.OAuth1SigningClient;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.oauth1.internal.FormEncoding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Assembles each generated interface on its first use, for one user. */
final class GeneratedApis {
  private final ClientCore core;
  private final TokenCredentialsProvider credentials;
  private final MmfClientSettings settings;
  private final MmfFeign feign;
  private final String baseUrl;
  private final GuardedTransport transport;
  private final Map<Class<?>, Object> assembled = new ConcurrentHashMap<>();

  GeneratedApis(ClientCore core, TokenCredentialsProvider credentials) {
    this.core = core;
    this.credentials = credentials;
    this.settings = core.settings();
    this.feign = core.feign();
    this.baseUrl = settings.baseUrl().toString();
    this.transport = signed(core, credentials);
  }

  private static GuardedTransport signed(ClientCore core, TokenCredentialsProvider credentials) {
    OperationSigning signing =
        new OperationSigning(
            core,
            credentials,
            signing(core, OperationSigning.granted(credentials), core.settings().placement()));
    return new GuardedTransport(signing, signing, core.settings().maxResponseSize());
  }

  /** Starts a signing client with the settings of this client. */
  static OAuth1SigningClient.Builder signing(
      ClientCore core, TokenCredentialsProvider credentials, Placement placement) {
    return OAuth1SigningClient.builder()
        .signer(core.signer())
        .credentials(credentials)
        .placement(request -> placement(placement, request))
        .clockSkewPolicy(core.settings().clockSkewPolicy())
        .clockCorrection(core.clockCorrection())
        .timestampRefusal(MmfFeign::mayBeTimestampRefusal)
        .listener(core.settings().signatureListener());
  }

  <T> T synchronous(Class<T> type) {
    return type.cast(assembled.computeIfAbsent(type, t -> synchronous(type, Feign.builder())));
  }

  /** Assembles an interface on a builder that the caller has prepared. */
  <T> T synchronous(Class<T> type, Feign.Builder builder) {
    return wrap(type, feign.assemble(prepare(builder).client(transport), type, baseUrl));
  }

  <T> T asynchronous(Class<T> type) {
    return type.cast(
        assembled.computeIfAbsent(type, t -> asynchronous(type, AsyncFeign.builder())));
  }

  private <T> T asynchronous(Class<T> type, AsyncFeign.AsyncBuilder<Object> builder) {
    return wrap(type, feign.assemble(prepare(builder).client(transport), type, baseUrl));
  }

  RawApi raw() {
    return (RawApi)
        assembled.computeIfAbsent(
            RawApi.class,
            t ->
                new RawCalls.Api(
                    synchronous(
                        RawCalls.class,
                        Feign.builder()
                            .responseInterceptor(
                                (call, chain) -> RawResponse.of(call.response())))));
  }

  RawAsyncApi rawAsync() {
    return (RawAsyncApi)
        assembled.computeIfAbsent(
            RawAsyncApi.class,
            t ->
                new RawCalls.AsyncApi(
                    asynchronous(
                        RawCalls.Async.class,
                        AsyncFeign.<Object>builder()
                            .responseInterceptor(
                                (call, chain) -> RawResponse.of(call.response())))));
  }

  private <T> T wrap(Class<T> type, T implementation) {
    return ApiProxy.of(type, implementation, core.runner(), baseUrl);
  }

  private <B extends BaseBuilder<B, ?>> B prepare(B builder) {
    settings.capabilities().forEach(builder::addCapability);
    if (settings.logLevel() != Logger.Level.NONE) {
      String clientSecret = core.signer().clientCredentials().secret();
      builder.requestInterceptor(new LoggedSecrets(clientSecret, credentials));
    }
    return builder.options(settings.options()).logLevel(settings.logLevel());
  }

  /** A request without a form has its OAuth parameters in the query. */
  private static Placement placement(Placement setting, Request request) {
    return setting == Placement.FORM_BODY && !hasForm(request) ? Placement.QUERY : setting;
  }

  private static boolean hasForm(Request request) {
    return request.body() != null
        && request.headers().getOrDefault("Content-Type", List.of()).stream()
            .anyMatch(FormEncoding::isForm);
  }
}
