package io.github.mmfapi.client.codec;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.AsyncFeign;
import feign.BaseBuilder;
import feign.Contract;
import feign.ExceptionPropagationPolicy;
import feign.Feign;
import feign.Response;
import feign.Retryer;
import io.github.mmfapi.wire.OutputFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Configures Feign for the generated interfaces, for applications that assemble Feign themselves,
 * as Spring Cloud OpenFeign does.
 *
 * <pre>{@code
 * WorkoutsApi workouts =
 *     MmfFeign.configure(Feign.builder().client(signingClient))
 *         .target(WorkoutsApi.class, "http://127.0.0.1:8080/3.1");
 * }</pre>
 *
 * <p>It sets contract, encoder, decoder, error decoder and a logger that masks secrets; it lets
 * downloads stay open after decoding, checks methods without a result for errors, and turns Feign's
 * retries off, because it also retries writes. Transport, signature, time-outs, log level and
 * target are the caller's. {@code MmfClient} does all of that and retries reads.
 *
 * <p>An instance is the faster form: it reads each interface once for all assemblies and keeps
 * constant headers out of Feign's templates. It needs a target of its own, so {@link #assemble}
 * creates the interface. Immutable and thread-safe.
 */
public final class MmfFeign {
  private final OutputReaders outputs;
  private final OutputFormat format;
  private final SharedContract contract;

  private MmfFeign(Builder builder) {
    this.outputs = OutputReaders.by(builder.mapper);
    this.format = builder.format;
    this.contract = new SharedContract(builder.userAgent);
  }

  /**
   * Configures a builder for JSON and any target.
   *
   * @param feign the builder
   * @return the same builder
   */
  public static Feign.Builder configure(Feign.Builder feign) {
    return configureForAnyTarget(feign);
  }

  /**
   * Configures a builder of asynchronous interfaces for JSON and any target.
   *
   * @param feign the builder
   * @param <C> the context of its client
   * @return the same builder
   */
  public static <C> AsyncFeign.AsyncBuilder<C> configure(AsyncFeign.AsyncBuilder<C> feign) {
    return configureForAnyTarget(feign);
  }

  /**
   * Starts an instance with the defaults that {@link Builder} states.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Tells whether a response may be the refusal of a wrong timestamp: an envelope with the error
   * {@code API Authentication failed} under any HTTP status. Reads the body, so hand a copy over.
   *
   * @param response the response
   * @return true if it may be one
   */
  public static boolean mayBeTimestampRefusal(Response response) {
    return TimestampRefusals.mayBeRefusal(response);
  }

  /**
   * Configures a builder and creates an interface.
   *
   * @param <T> the generated interface
   * @param feign the builder, with transport, options and log level set; use it once
   * @param type the generated interface
   * @param url the base URL, such as {@code http://127.0.0.1:8080/3.1}
   * @return the interface, ready to call
   */
  public <T> T assemble(Feign.Builder feign, Class<T> type, String url) {
    return configureForOurTarget(feign).target(target(type, url));
  }

  /**
   * Configures a builder and creates an asynchronous interface.
   *
   * @param <T> the generated interface
   * @param <C> the context of the builder's client
   * @param feign the builder, with transport, options and log level set; use it once
   * @param type the generated interface
   * @param url the base URL, such as {@code http://127.0.0.1:8080/3.1}
   * @return the interface, ready to call
   */
  public <T, C> T assemble(AsyncFeign.AsyncBuilder<C> feign, Class<T> type, String url) {
    return configureForOurTarget(feign).target(target(type, url));
  }

  private <T> RequestParametersTarget<T> target(Class<T> type, String url) {
    return new RequestParametersTarget<>(type, url, contract);
  }

  private <B extends BaseBuilder<B, ?>> B configureForOurTarget(B feign) {
    return common(feign)
        .contract(contract)
        .encoder(RequestParametersEncoder.bareForm())
        .decoder(new EnvelopeDecoder(outputs, format))
        .errorDecoder(new EnvelopeErrorDecoder(format))
        .requestInterceptor(new OutputSelector(format));
  }

  private static <B extends BaseBuilder<B, ?>> B configureForAnyTarget(B feign) {
    return common(feign)
        .contract(new Contract.Default())
        .encoder(RequestParametersEncoder.query())
        .decoder(new EnvelopeDecoder())
        .errorDecoder(new EnvelopeErrorDecoder());
  }

  private static <B extends BaseBuilder<B, ?>> B common(B feign) {
    return feign
        .decodeVoid()
        .doNotCloseAfterDecode()
        .logger(new RedactingLogger())
        .retryer(Retryer.NEVER_RETRY)
        .exceptionPropagationPolicy(ExceptionPropagationPolicy.UNWRAP);
  }

  /** Collects the settings of an instance; each has a default. */
  public static final class Builder {
    private @Nullable ObjectMapper mapper;
    private OutputFormat format = OutputFormat.JSON;
    private @Nullable String userAgent;

    private Builder() {}

    /**
     * Sets the mapper that reads outputs. Default: none for the generated models, which read
     * themselves faster, and a plain {@link ObjectMapper} for other types.
     *
     * @param outputMapper the mapper; null for the default
     * @return this builder
     */
    public Builder mapper(@Nullable ObjectMapper outputMapper) {
      this.mapper = outputMapper;
      return this;
    }

    /**
     * Sets the format of responses. Default: {@link OutputFormat#JSON}.
     *
     * @param outputFormat JSON, or XML, which needs {@code jackson-dataformat-xml}
     * @return this builder
     * @throws IllegalArgumentException if it is a format that only raw calls support
     * @throws IllegalStateException if it is XML and that library is missing
     */
    public Builder outputFormat(OutputFormat outputFormat) {
      EnvelopeReader.requireReadable(outputFormat);
      this.format = outputFormat;
      return this;
    }

    /**
     * Sets the header {@code User-Agent}. Default: none of ours; the transport sends its own.
     *
     * @param name printable ASCII
     * @return this builder
     */
    public Builder userAgent(String name) {
      this.userAgent = Objects.requireNonNull(name, "userAgent");
      return this;
    }

    /**
     * Builds the instance.
     *
     * @return the instance
     */
    public MmfFeign build() {
      return new MmfFeign(this);
    }
  }
}
