package io.github.mmfapi.client;

import feign.AsyncClient;
import feign.Client;
import feign.MethodMetadata;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import io.github.mmfapi.client.error.FailedCall;
import io.github.mmfapi.client.internal.call.GuardedTransport;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SigningCredentials;
import io.github.mmfapi.oauth1.feign.OAuth1SigningClient;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import io.github.mmfapi.wire.SignedWith;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Signs each request as its method says: with the token of the client's user, unless it is marked
 * {@link SignedWith}. The few that are marked make or show tokens, so that what signs them is put
 * together for each anew.
 */
final class OperationSigning implements Client, AsyncClient<Object> {
  private final ClientCore core;
  private final TokenCredentialsProvider user;
  private final Client signed;
  private final AsyncClient<Object> rawAsync;
  private final AsyncClient<Object> signedAsync;

  /**
   * Creates the transport of one user.
   *
   * @param user whose token signs what is not marked
   * @param signing signs that
   */
  OperationSigning(
      ClientCore core, TokenCredentialsProvider user, OAuth1SigningClient.Builder signing) {
    this.core = core;
    this.user = user;
    this.signed = signing.build(core.transport().client());
    this.rawAsync = GuardedTransport.cancellable(core.transport().asyncClient());
    this.signedAsync = signing.buildAsync(rawAsync);
  }

  @Override
  public Response execute(Request request, Request.Options options) throws IOException {
    SignedWith mark = mark(request);
    if (mark == null) {
      return signed.execute(request, options);
    }
    Client raw = core.transport().client();
    Client client =
        mark.value() == SignedWith.Credentials.NONE ? raw : signing(mark, request).build(raw);
    return client.execute(request, options);
  }

  @Override
  public CompletableFuture<Response> execute(
      Request request, Request.Options options, Optional<Object> requestContext) {
    SignedWith mark = mark(request);
    if (mark == null) {
      return signedAsync.execute(request, options, requestContext);
    }
    if (mark.value() == SignedWith.Credentials.NONE) {
      return rawAsync.execute(request, options, requestContext);
    }
    return signing(mark, request).buildAsync(rawAsync).execute(request, options, requestContext);
  }

  private static @Nullable SignedWith mark(Request request) {
    RequestTemplate template = request.requestTemplate();
    MethodMetadata method = template == null ? null : template.methodMetadata();
    return method == null ? null : method.method().getAnnotation(SignedWith.class);
  }

  /** The recorded token calls have all of the signature in the form (SEED Out[10], In[31]). */
  private OAuth1SigningClient.Builder signing(SignedWith mark, Request request) {
    TokenCredentialsProvider credentials =
        mark.value() == SignedWith.Credentials.TEMPORARY
            ? temporary(request)
            : TokenCredentialsProvider.none();
    return GeneratedApis.signing(core, credentials, Placement.FORM_BODY);
  }

  /** Returns a provider that refuses temporary credentials: they sign their exchange only. */
  static TokenCredentialsProvider granted(TokenCredentialsProvider user) {
    return new Checked(
        user,
        credentials -> {
          if (credentials != null && credentials.isTemporary()) {
            throw new IllegalStateException(
                "temporary credentials are good for oauth/access_token alone: exchange them, and"
                    + " call on client.as(tokenCredentials)");
          }
        });
  }

  private TokenCredentialsProvider temporary(Request request) {
    return new Checked(
        user,
        credentials -> {
          if (credentials == null || !credentials.isTemporary()) {
            throw new IllegalStateException(
                FailedCall.unanswered(request).operation()
                    + " is signed with temporary credentials, and this client has none: call it on"
                    + " client.as(temporaryCredentials)");
          }
        });
  }

  /** Passes on the credentials of a user after a check of their kind. */
  private record Checked(
      TokenCredentialsProvider user, Consumer<@Nullable SigningCredentials> check)
      implements TokenCredentialsProvider {
    @Override
    public @Nullable SigningCredentials tokenCredentials() {
      return checked(user.tokenCredentials());
    }

    @Override
    public @Nullable SigningCredentials tokenCredentials(RequestTemplate request) {
      return checked(user.tokenCredentials(request));
    }

    private @Nullable SigningCredentials checked(@Nullable SigningCredentials credentials) {
      check.accept(credentials);
      return credentials;
    }
  }
}
