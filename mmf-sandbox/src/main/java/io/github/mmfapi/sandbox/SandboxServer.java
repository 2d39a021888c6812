package io.github.mmfapi.sandbox;

import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.mmfapi.oauth1.OAuth1RefusedException;
import io.github.mmfapi.oauth1.OAuth1Verifier;
import io.github.mmfapi.oauth1.VerifiedRequest;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The WireMock extension that is the server: finds the method of a request, verifies its signature
 * and answers. GET and POST are served alike, as the PHP behind 3.1 did.
 */
final class SandboxServer implements ResponseDefinitionTransformerV2 {
  static final String NAME = "mmf-sandbox";

  private final OAuth1Verifier verifier;
  private final IssuedCredentials credentials;
  private final OAuthMethods oAuth;
  private final int authenticationFailureStatus;
  private final Map<String, Function<VerifiedRequest, ResponseDefinition>> tokenMethods;
  private final Map<String, BiFunction<Call, SandboxUser, ResponseDefinition>> resourceMethods;

  SandboxServer(
      OAuth1Verifier verifier,
      IssuedCredentials credentials,
      OAuthMethods oAuth,
      ResourceMethods resources,
      int authenticationFailureStatus) {
    this.verifier = verifier;
    this.credentials = credentials;
    this.oAuth = oAuth;
    this.authenticationFailureStatus = authenticationFailureStatus;
    this.tokenMethods =
        Map.of(
            "/3.1/oauth/request_token", oAuth::requestToken,
            "/3.1/oauth/access_token", oAuth::accessToken);
    this.resourceMethods =
        Map.of(
            "/3.1/users/get_user", resources::getUser,
            "/3.1/workouts/get_workouts", resources::getWorkouts,
            "/3.1/workouts/create_workout", resources::createWorkout);
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    Call call;
    try {
      call = Call.of(event.getRequest());
    } catch (IllegalArgumentException e) {
      return Answers.text(400, "The request cannot be decoded: " + e.getMessage());
    }
    String path = withoutTrailingSlash(call.path());
    if (path.equals("/oauth/authorize") || path.equals("/3.1/oauth/authorize")) {
      return oAuth.authorize(call);
    }
    var tokenMethod = tokenMethods.get(path);
    if (tokenMethod != null) {
      VerifiedRequest verified = verify(call);
      return verified == null ? OAuthMethods.refused() : tokenMethod.apply(verified);
    }
    return asUser(path, call);
  }

  private ResponseDefinition asUser(String path, Call call) {
    var resourceMethod = resourceMethods.get(path);
    boolean revoke = path.equals("/3.1/oauth/revoke");
    if (resourceMethod == null && !revoke) {
      return Answers.text(404, "The sandbox has no method " + path + ".");
    }
    VerifiedRequest verified = verify(call);
    var token =
        verified == null || verified.token() == null ? null : credentials.token(verified.token());
    if (token == null) {
      return Answers.failure(
          authenticationFailureStatus, Answers.AUTHENTICATION_FAILED, Answers.CRLF);
    }
    return resourceMethod == null ? oAuth.revoke(token) : resourceMethod.apply(call, token.user());
  }

  /** Returns null for a request that is refused; the caller answers it in the way of its method. */
  private @Nullable VerifiedRequest verify(Call call) {
    try {
      return verifier.verify(call.request());
    } catch (OAuth1RefusedException refused) {
      return null;
    }
  }

  private static String withoutTrailingSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
