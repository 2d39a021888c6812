package io.github.mmfapi.oauth1.feign;

import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The common settings of the interceptor and the signing client.
 *
 * @param <B> the builder itself
 * @param <R> the request from which a placement is chosen
 */
abstract sealed class SigningBuilder<B extends SigningBuilder<B, R>, R>
    permits OAuth1RequestInterceptor.Builder, OAuth1SigningClient.Builder {

  private @Nullable OAuth1Signer signer;
  TokenCredentialsProvider credentials = TokenCredentialsProvider.none();
  Function<R, Placement> placement = request -> Placement.HEADER;
  Consumer<SignedRequest> listener = signed -> {};
  Function<R, @Nullable String> realm = request -> null;

  SigningBuilder() {}

  abstract B self();

  /** Returns the signer. */
  final OAuth1Signer requiredSigner() {
    if (signer == null) {
      throw new IllegalStateException("The signer is missing; call signer(...) before build");
    }
    return signer;
  }

  /**
   * Sets the signer. Required.
   *
   * @param signer the signer
   * @return this builder
   */
  public B signer(OAuth1Signer signer) {
    this.signer = Objects.requireNonNull(signer, "signer");
    return self();
  }

  /**
   * Sets the provider of the credentials of each attempt.
   *
   * @param credentials the provider; default {@link TokenCredentialsProvider#none()}
   * @return this builder
   */
  public B credentials(TokenCredentialsProvider credentials) {
    this.credentials = Objects.requireNonNull(credentials, "credentials");
    return self();
  }

  /**
   * Sets one placement for all requests.
   *
   * @param placement the placement; default {@link Placement#HEADER}
   * @return this builder
   */
  public B placement(Placement placement) {
    Objects.requireNonNull(placement, "placement");
    return placement(request -> placement);
  }

  /**
   * Sets the placement for each request.
   *
   * @param placement chooses the placement of a request with an absolute URL and without protocol
   *     parameters
   * @return this builder
   */
  public B placement(Function<R, Placement> placement) {
    this.placement = Objects.requireNonNull(placement, "placement");
    return self();
  }

  /**
   * Sets the realm for each request, for a client that calls several accounts. Only {@link
   * Placement#HEADER} sends it.
   *
   * @param realm chooses the realm of a request, null for that of the signer (the default)
   * @return this builder
   */
  public B realm(Function<R, @Nullable String> realm) {
    this.realm = Objects.requireNonNull(realm, "realm");
    return self();
  }

  /**
   * Sets a listener for diagnosis: {@link SignedRequest#explain()} explains a signature. It runs on
   * the signing thread, for each attempt; its exceptions end the call.
   *
   * @param listener receives each signed request; default does nothing
   * @return this builder
   */
  public B listener(Consumer<SignedRequest> listener) {
    this.listener = Objects.requireNonNull(listener, "listener");
    return self();
  }
}
