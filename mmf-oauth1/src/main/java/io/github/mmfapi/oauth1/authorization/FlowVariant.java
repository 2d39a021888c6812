package io.github.mmfapi.oauth1.authorization;

import feign.Request.HttpMethod;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.internal.ProtocolNames;
import io.github.mmfapi.oauth1.internal.scribe.TokenRequests;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a server's flow has beyond RFC 5849 section 2: a realm, further parameters, another request
 * method, or no callback in the request for temporary credentials. Immutable.
 */
public final class FlowVariant {
  private static final FlowVariant STANDARD = builder().build();

  private final List<Parameter> authorizationParameters;
  private final TokenRequests.Variant tokenRequests;

  private FlowVariant(Builder builder) {
    this.authorizationParameters = builder.authorizationParameters;
    this.tokenRequests =
        new TokenRequests.Variant(
            builder.realm,
            builder.callback,
            builder.temporaryCredentialsMethod,
            builder.tokenCredentialsMethod,
            builder.temporaryCredentialsParameters,
            builder.tokenCredentialsParameters);
  }

  /**
   * Creates a builder; each setting has the default of the RFC.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the flow of RFC 5849 section 2.
   *
   * @return the variant that differs in nothing
   */
  public static FlowVariant standard() {
    return STANDARD;
  }

  List<Parameter> authorizationParameters() {
    return authorizationParameters;
  }

  TokenRequests.Variant tokenRequests() {
    return tokenRequests;
  }

  /** Returns the names of the further parameters; their values are left out. */
  @Override
  public String toString() {
    return "FlowVariant[authorization="
        + authorizationParameters.stream().map(Parameter::name).toList()
        + ", "
        + tokenRequests
        + "]";
  }

  /** Builds a variant. */
  public static final class Builder {
    private @Nullable String realm;
    private boolean callback = true;
    private HttpMethod temporaryCredentialsMethod = HttpMethod.POST;
    private HttpMethod tokenCredentialsMethod = HttpMethod.POST;
    private List<Parameter> authorizationParameters = List.of();
    private List<Parameter> temporaryCredentialsParameters = List.of();
    private List<Parameter> tokenCredentialsParameters = List.of();

    private Builder() {}

    /**
     * Sets the realm of both token requests. Only {@link io.github.mmfapi.oauth1.Placement#HEADER}
     * sends it.
     *
     * @param realm visible ASCII characters and spaces, null for none (the default)
     * @return this builder
     */
    public Builder realm(@Nullable String realm) {
      this.realm = realm;
      return this;
    }

    /**
     * Sets whether the request for temporary credentials has {@code oauth_callback}, which RFC 5849
     * section 2.1 requires. Servers of OAuth 1.0 before revision A know it only in the
     * authorization URL.
     *
     * @param callback default true
     * @return this builder
     */
    public Builder callback(boolean callback) {
      this.callback = callback;
      return this;
    }

    /**
     * Sets the request method for temporary credentials.
     *
     * @param method GET or POST (the default). A GET needs the placement {@link
     *     io.github.mmfapi.oauth1.Placement#HEADER} or {@link
     *     io.github.mmfapi.oauth1.Placement#QUERY}
     * @return this builder
     * @throws IllegalArgumentException if it is another method
     */
    public Builder temporaryCredentialsMethod(HttpMethod method) {
      this.temporaryCredentialsMethod = checked(method);
      return this;
    }

    /**
     * Sets the request method for token credentials.
     *
     * @param method GET or POST (the default). A GET needs the placement {@link
     *     io.github.mmfapi.oauth1.Placement#HEADER} or {@link
     *     io.github.mmfapi.oauth1.Placement#QUERY}
     * @return this builder
     * @throws IllegalArgumentException if it is another method
     */
    public Builder tokenCredentialsMethod(HttpMethod method) {
      this.tokenCredentialsMethod = checked(method);
      return this;
    }

    /**
     * Sets the further parameters of the authorization URL, such as {@code scope}.
     *
     * @param parameters decoded parameters, sent in this order after {@code oauth_token} and {@code
     *     oauth_callback}; default none
     * @return this builder
     */
    public Builder authorizationParameters(List<Parameter> parameters) {
      this.authorizationParameters = List.copyOf(parameters);
      return this;
    }

    /**
     * Sets the further parameters of the request for temporary credentials. They are signed, and
     * sent in the form of a POST or the query of a GET.
     *
     * @param parameters decoded parameters; default none
     * @return this builder
     * @throws IllegalArgumentException if one of them begins with {@code oauth_}
     */
    public Builder temporaryCredentialsParameters(List<Parameter> parameters) {
      this.temporaryCredentialsParameters = withoutProtocol(parameters);
      return this;
    }

    /**
     * Sets the further parameters of the request for token credentials. They are signed, and sent
     * in the form of a POST or the query of a GET.
     *
     * @param parameters decoded parameters; default none
     * @return this builder
     * @throws IllegalArgumentException if one of them begins with {@code oauth_}
     */
    public Builder tokenCredentialsParameters(List<Parameter> parameters) {
      this.tokenCredentialsParameters = withoutProtocol(parameters);
      return this;
    }

    /**
     * Builds the variant.
     *
     * @return the variant
     */
    public FlowVariant build() {
      return new FlowVariant(this);
    }

    private static HttpMethod checked(HttpMethod method) {
      Objects.requireNonNull(method, "method");
      if (method != HttpMethod.GET && method != HttpMethod.POST) {
        throw new IllegalArgumentException("A token request is a GET or a POST, not a " + method);
      }
      return method;
    }

    private static List<Parameter> withoutProtocol(List<Parameter> parameters) {
      for (Parameter parameter : parameters) {
        if (ProtocolNames.isProtocol(parameter.name())) {
          throw new IllegalArgumentException(
              "The flow sets the protocol parameters itself; remove " + parameter.name());
        }
      }
      return List.copyOf(parameters);
    }
  }
}
