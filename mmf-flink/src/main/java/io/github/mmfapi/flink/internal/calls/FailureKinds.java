package io.github.mmfapi.flink.internal.calls;

import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.client.error.MmfResponseException;
import io.github.mmfapi.client.error.MmfTransportException;
import io.github.mmfapi.client.paging.RowsLostException;
import io.github.mmfapi.oauth1.store.SecretDecryptionException;
import io.github.mmfapi.oauth1.store.TokenStoreException;
import io.github.mmfapi.oauth1.store.UnknownUserException;
import io.github.mmfapi.value.InvalidRequestException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Tells whose fault a failure is. */
public final class FailureKinds {
  /** Says what to do after a failure. */
  public enum Kind {
    /** The server or the token store may be down: try again. */
    SERVER,
    /** The list has to be read again from its start. */
    ROWS_LOST,
    /** The token may have been replaced while the list was read: look it up again. */
    TOKEN,
    /** The member's list cannot be read. */
    MEMBER,
    /** A mistake of this program, or of the JVM: the job fails. */
    PROGRAM
  }

  private FailureKinds() {}

  public static Throwable unwrap(Throwable thrown) {
    return thrown instanceof CompletionException && thrown.getCause() != null
        ? unwrap(thrown.getCause())
        : thrown;
  }

  public static Kind kind(Throwable failure) {
    if (failure instanceof RowsLostException) {
      return Kind.ROWS_LOST;
    }
    if (failure instanceof MmfException call) {
      return kindOf(call);
    }
    if (failure instanceof SecretDecryptionException
        || failure instanceof UnknownUserException
        || failure instanceof InvalidRequestException) {
      return Kind.MEMBER;
    }
    return failure instanceof TokenStoreException ? Kind.SERVER : Kind.PROGRAM;
  }

  /** A malformed response can be the page of a gateway whose server is down. */
  private static Kind kindOf(MmfException call) {
    if (call.isTransient()
        || call instanceof MmfTransportException
        || call instanceof MmfResponseException) {
      return Kind.SERVER;
    }
    return switch (call.outcome()) {
      case NOT_AUTHENTICATED -> Kind.TOKEN;
      case SERVER_ERROR -> Kind.SERVER;
      default -> Kind.MEMBER;
    };
  }

  /** Returns the reason of a refusal, in one word. */
  public static String reason(Throwable failure) {
    if (failure instanceof MmfException call) {
      return call.outcome().name();
    }
    if (failure instanceof UnknownUserException) {
      return "NO_TOKEN";
    }
    if (failure instanceof SecretDecryptionException) {
      return "TOKEN_NOT_DECRYPTED";
    }
    return failure instanceof RowsLostException ? "ROWS_LOST" : "OTHER_ERROR";
  }

  /** Returns how long the server asked to wait, null if it did not. */
  public static @Nullable Duration retryAfter(Throwable failure) {
    return failure instanceof MmfException call
        ? call.retryAfter(Clock.systemUTC()).orElse(null)
        : null;
  }
}
