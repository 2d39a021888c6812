package io.github.mmfapi.client.error;

import io.github.mmfapi.client.error.MmfTransportException.Kind;
import io.github.mmfapi.client.transport.NotSentException;
import io.github.mmfapi.client.transport.ProxyAuthenticationException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Classifies the exceptions of the different transports. */
final class TransportFailures {
  private TransportFailures() {}

  /** Returns true if a byte of the request may have been written. */
  static boolean mayBeSent(IOException thrown) {
    return !(thrown instanceof NotSentException
        || thrown instanceof ProxyAuthenticationException
        || thrown instanceof ConnectException
        || thrown instanceof UnknownHostException
        || thrown instanceof NoRouteToHostException
        || thrown instanceof HttpConnectTimeoutException);
  }

  static Kind kindOf(IOException cause, boolean sent) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      Kind kind = kind(t, sent);
      if (kind != Kind.OTHER) {
        return kind;
      }
    }
    return Kind.OTHER;
  }

  private static Kind kind(Throwable failure, boolean sent) {
    if (failure instanceof ProxyAuthenticationException) {
      return Kind.PROXY_AUTHENTICATION;
    }
    if (failure instanceof UnknownHostException || isUnresolved(failure)) {
      return Kind.UNKNOWN_HOST;
    }
    if (failure instanceof NoRouteToHostException) {
      return Kind.UNREACHABLE;
    }
    if (failure instanceof HttpConnectTimeoutException) {
      return Kind.CONNECT_TIMED_OUT;
    }
    if (failure instanceof HttpTimeoutException || failure instanceof SocketTimeoutException) {
      return sent ? Kind.READ_TIMED_OUT : Kind.CONNECT_TIMED_OUT;
    }
    if (failure instanceof InterruptedIOException) {
      return isTimeout(failure) ? Kind.CALL_TIMED_OUT : Kind.OTHER;
    }
    if (failure instanceof ConnectException) {
      return Kind.REFUSED;
    }
    if (failure instanceof SSLException) {
      return Kind.TLS;
    }
    return failure instanceof SocketException || isClosed(failure) ? Kind.RESET : Kind.OTHER;
  }

  /** The JDK's client wraps the exception of an address that it could not resolve. */
  private static boolean isUnresolved(Throwable failure) {
    return failure instanceof UnresolvedAddressException
        || (failure instanceof ConnectException
            && failure.getCause() != null
            && (failure.getCause() instanceof UnresolvedAddressException
                || failure.getCause().getCause() instanceof UnresolvedAddressException));
  }

  private static boolean isTimeout(Throwable failure) {
    return "timeout".equals(failure.getMessage());
  }

  /** Each transport reports a connection that ended too early in its own way. */
  private static boolean isClosed(Throwable failure) {
    String name = failure.getClass().getSimpleName();
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return failure instanceof EOFException
        || name.equals("NoHttpResponseException")
        || name.equals("ConnectionClosedException")
        || name.equals("RequestNotExecutedException")
        || name.equals("TruncatedChunkException")
        || message.contains("connection reset")
        || message.contains("broken pipe")
        || message.contains("closed")
        || message.contains("eof reached")
        || message.contains("unexpected end of stream");
  }
}
