package io.github.mmfapi.client;

import feign.AsyncFeign;
import feign.BaseBuilder;
import feign.ExceptionPropagationPolicy;
import feign.Feign;
import feign.Request;
import feign.Retryer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.feign.OAuth1SigningClient;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Assembles each generated interface on its first use, for one user. */
final class GeneratedApis {
  private final ClientCore core;
  private final MmfClientSettings settings;
  private final GuardedTransport transport;
  private final Map<Class<?>, Object> assembled = new ConcurrentHashMap<>();

  GeneratedApis(ClientCore core, TokenCredentialsProvider credentials) {
    this.core = core;
    this.settings = core.settings();
    this.transport = signed(core, credentials);
  }

  private static GuardedTransport signed(ClientCore core, TokenCredentialsProvider credentials) {
    OperationSigning signing =
        new OperationSigning(
            core,
            credentials,
            signing(core, OperationSigning.granted(credentials), core.settings().placement()));
    return new GuardedTransport(signing, signing);
  }

  /** Begins what signs requests in one way. */
  static OAuth1SigningClient.Builder signing(
      ClientCore core, TokenCredentialsProvider credentials, Placement placement) {
    return OAuth1SigningClient.builder()
        .signer(core.signer())
        .credentials(credentials)
        .placement(request -> placement(placement, request))
        .clockCorrection(core.clockCorrection())
        .timestampRefusal(TimestampRefusals::mayBeRefusal)
        .listener(core.settings().signatureListener());
  }

  <T> T synchronous(Class<T> type) {
    return type.cast(assembled.computeIfAbsent(type, t -> synchronous(type, Feign.builder())));
  }

  /** Assembles an interface on a builder that the caller has prepared. */
  <T> T synchronous(Class<T> type, Feign.Builder feign) {
    return called(type, configure(feign).client(transport).target(target(type)));
  }

  <T> T asynchronous(Class<T> type) {
    return type.cast(
        assembled.computeIfAbsent(type, t -> asynchronous(type, AsyncFeign.builder())));
  }

  private <T> T asynchronous(Class<T> type, AsyncFeign.AsyncBuilder<Object> feign) {
    return called(type, configure(feign).client(transport).target(target(type)));
  }

  RawApi raw() {
    return new RawApi(
        (RawCalls)
            assembled.computeIfAbsent(
                RawCalls.class,
                t ->
                    synchronous(
                        RawCalls.class, Feign.builder().responseInterceptor(RawAnswer::of))));
  }

  RawAsyncApi rawAsync() {
    return new RawAsyncApi(
        (RawCalls.Async)
            assembled.computeIfAbsent(
                RawCalls.Async.class,
                t ->
                    asynchronous(
                        RawCalls.Async.class,
                        AsyncFeign.<Object>builder().responseInterceptor(RawAnswer::of))));
  }

  private <T> T called(Class<T> type, T feign) {
    return ApiProxy.of(type, feign, core.runner(), settings.baseUrl().toString());
  }

  private <T> RequestParametersTarget<T> target(Class<T> type) {
    return new RequestParametersTarget<>(type, settings.baseUrl().toString(), core.contract());
  }

  private <B extends BaseBuilder<B, ?>> B configure(B feign) {
    settings.capabilities().forEach(feign::addCapability);
    return feign
        .contract(core.contract())
        .encoder(RequestParametersEncoder.bareForm())
        .decoder(new EnvelopeDecoder(settings.outputs(), settings.outputFormat()))
        .errorDecoder(new EnvelopeErrorDecoder(settings.outputFormat()))
        .decodeVoid()
        .doNotCloseAfterDecode()
        .requestInterceptor(new OutputSelector(settings.outputFormat()))
        .options(settings.options())
        .logger(new RedactingLogger())
        .logLevel(settings.logLevel())
        .retryer(Retryer.NEVER_RETRY)
        .exceptionPropagationPolicy(ExceptionPropagationPolicy.UNWRAP);
  }

  /** Where there is no form, there is none for the parameters to join. */
  private static Placement placement(Placement wanted, Request request) {
    return wanted == Placement.FORM_BODY && !hasForm(request) ? Placement.QUERY : wanted;
  }

  private static boolean hasForm(Request request) {
    return request.body() != null
        && request.headers().getOrDefault("Content-Type", List.of()).stream()
            .anyMatch(type -> type.startsWith(RequestParametersEncoder.FORM));
  }
}
