package io.github.mmfapi.client;

import feign.AsyncFeign;
import feign.BaseBuilder;
import feign.ExceptionPropagationPolicy;
import feign.Feign;
import feign.RequestTemplate;
import io.github.mmfapi.oauth1.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Assembles each generated interface on its first use. */
final class GeneratedApis {
  private final MmfClientSettings settings;
  private final SharedTransport transport;
  private final Map<Class<?>, Object> assembled = new ConcurrentHashMap<>();

  GeneratedApis(MmfClientSettings settings, SharedTransport transport) {
    this.settings = settings;
    this.transport = transport;
  }

  <T> T synchronous(Class<T> type) {
    return type.cast(
        assembled.computeIfAbsent(
            type, t -> configure(Feign.builder()).client(guarded()).target(target(type))));
  }

  <T> T asynchronous(Class<T> type) {
    return type.cast(
        assembled.computeIfAbsent(
            type,
            t -> configure(AsyncFeign.<Object>builder()).client(guarded()).target(target(type))));
  }

  RawApi raw() {
    return new RawApi(
        (RawCalls)
            assembled.computeIfAbsent(
                RawCalls.class,
                t ->
                    configure(Feign.builder())
                        .client(guarded())
                        .responseInterceptor(RawAnswer::of)
                        .target(target(RawCalls.class))));
  }

  RawAsyncApi rawAsync() {
    return new RawAsyncApi(
        (RawCalls.Async)
            assembled.computeIfAbsent(
                RawCalls.Async.class,
                t ->
                    configure(AsyncFeign.<Object>builder())
                        .client(guarded())
                        .responseInterceptor(RawAnswer::of)
                        .target(target(RawCalls.Async.class))));
  }

  private GuardedTransport guarded() {
    return new GuardedTransport(transport.client(), transport.asyncClient());
  }

  private <T> RequestParametersTarget<T> target(Class<T> type) {
    return new RequestParametersTarget<>(type, settings.baseUrl().toString());
  }

  private <B extends BaseBuilder<B, ?>> B configure(B feign) {
    return feign
        .encoder(RequestParametersEncoder.form())
        .decoder(new EnvelopeDecoder(settings.mapper(), settings.outputFormat()))
        .errorDecoder(new EnvelopeErrorDecoder(settings.outputFormat()))
        .decodeVoid()
        .doNotCloseAfterDecode()
        .requestInterceptor(new OutputSelector(settings.outputFormat()))
        .requestInterceptor(interceptor())
        .options(settings.options())
        .retryer(settings.retryer())
        .exceptionPropagationPolicy(ExceptionPropagationPolicy.UNWRAP);
  }

  private OAuth1RequestInterceptor interceptor() {
    OAuth1Signer signer =
        OAuth1Signer.builder()
            .clientCredentials(settings.clientCredentials())
            .clock(settings.clock())
            .build();
    return OAuth1RequestInterceptor.builder()
        .signer(signer)
        .credentials(settings.tokenCredentials())
        .placement(this::placement)
        .listener(settings.signatureListener())
        .build();
  }

  /**
   * The form of a read becomes its query, so parameters that belong in the query of a read may join
   * the form: that saves Feign from taking the query apart and putting it together again. A request
   * without a form has no form for them to join, and multipart/form-data is none in this sense.
   */
  private Placement placement(RequestTemplate template) {
    if (settings.placement() == Placement.HEADER) {
      return Placement.HEADER;
    }
    boolean hasForm =
        template.headers().getOrDefault("Content-Type", List.of()).stream()
            .anyMatch(type -> type.startsWith(RequestParametersEncoder.FORM));
    boolean intoForm =
        settings.placement() == Placement.FORM_BODY || Reads.isRead(template.method());
    return hasForm && intoForm ? Placement.FORM_BODY : Placement.QUERY;
  }
}
