package io.github.mmfapi.cli;

import io.github.mmfapi.cli.internal.session.BaseUrl;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.oauth1.OAuth1Exception;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sentence that a failure is reported with. */
final class FailureSentence {
  private FailureSentence() {}

  /**
   * Returns one line.
   *
   * @param server the server that the command called, null if it called none
   */
  static String of(Exception failure, @Nullable URI server) {
    String sentence = server != null && isOfCall(failure) ? ofCall(failure, server) : null;
    String message =
        sentence != null
            ? sentence
            : Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
    return BaseUrl.masked(message.lines().findFirst().orElse(message));
  }

  private static boolean isOfCall(Exception failure) {
    return failure instanceof MmfException || failure instanceof OAuth1Exception;
  }

  private static @Nullable String ofCall(Exception failure, URI server) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String sentence = ofConnection(cause, server);
      if (sentence != null) {
        return sentence;
      }
    }
    if (!BaseUrl.hasVersion(server)) {
      return "the base URL "
          + server
          + " has no /3.1 at its end; write "
          + BaseUrl.withVersion(server);
    }
    return failure instanceof MmfAuthenticationException refused
        ? server
            + " does not accept the login ("
            + String.join(" ", refused.errors())
            + "); log in again: mmf login"
        : null;
  }

  private static @Nullable String ofConnection(Throwable cause, URI server) {
    if (cause instanceof UnknownHostException) {
      return "there is no host " + server.getHost() + "; check the base URL " + server;
    }
    if (cause instanceof NoRouteToHostException) {
      return server + " cannot be reached; check the base URL and the network";
    }
    if (cause instanceof ConnectException) {
      return "no server listens at "
          + server
          + "; start it (a sandbox: mmf sandbox), or name another one with --base-url";
    }
    if (cause instanceof SocketTimeoutException) {
      return server + " did not respond in time; check the base URL, or try again later";
    }
    return null;
  }
}
