package io.github.mmfapi.client.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.error.MmfTransportException.Kind;
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
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an exception of a transport means, before and after something was sent. */
class TransportFailuresTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new UnknownHostException("h"), Kind.UNKNOWN_HOST, Kind.UNKNOWN_HOST),
        Arguments.of(
            causedBy(new ConnectException(), new UnresolvedAddressException()),
            Kind.UNKNOWN_HOST,
            Kind.UNKNOWN_HOST),
        Arguments.of(
            causedBy(
                new ConnectException(),
                causedBy(new ConnectException(), new UnresolvedAddressException())),
            Kind.UNKNOWN_HOST,
            Kind.UNKNOWN_HOST),
        Arguments.of(
            causedBy(new ConnectException(), new IOException("x")), Kind.REFUSED, Kind.REFUSED),
        Arguments.of(new NoRouteToHostException("h"), Kind.UNREACHABLE, Kind.UNREACHABLE),
        Arguments.of(
            new HttpConnectTimeoutException("h"), Kind.CONNECT_TIMED_OUT, Kind.CONNECT_TIMED_OUT),
        Arguments.of(new HttpTimeoutException("h"), Kind.CONNECT_TIMED_OUT, Kind.READ_TIMED_OUT),
        Arguments.of(
            new SocketTimeoutException("timeout"), Kind.CONNECT_TIMED_OUT, Kind.READ_TIMED_OUT),
        Arguments.of(
            new InterruptedIOException("timeout"), Kind.CALL_TIMED_OUT, Kind.CALL_TIMED_OUT),
        Arguments.of(new InterruptedIOException("interrupted"), Kind.OTHER, Kind.OTHER),
        Arguments.of(new InterruptedIOException(), Kind.OTHER, Kind.OTHER),
        Arguments.of(new ConnectException("refused"), Kind.REFUSED, Kind.REFUSED),
        Arguments.of(new SSLException("certificate"), Kind.TLS, Kind.TLS),
        Arguments.of(new SocketException("reset"), Kind.RESET, Kind.RESET),
        Arguments.of(new EOFException(), Kind.RESET, Kind.RESET),
        Arguments.of(new IOException("Connection reset by peer"), Kind.RESET, Kind.RESET),
        Arguments.of(new IOException("Broken pipe"), Kind.RESET, Kind.RESET),
        Arguments.of(new IOException("Stream closed"), Kind.RESET, Kind.RESET),
        Arguments.of(new IOException("EOF reached while reading"), Kind.RESET, Kind.RESET),
        Arguments.of(new IOException("unexpected end of stream on h"), Kind.RESET, Kind.RESET),
        Arguments.of(
            new IOException("wrapped", new UnknownHostException("h")),
            Kind.UNKNOWN_HOST,
            Kind.UNKNOWN_HOST),
        Arguments.of(new IOException("something else"), Kind.OTHER, Kind.OTHER),
        Arguments.of(new IOException((String) null), Kind.OTHER, Kind.OTHER));
  }

  private static IOException causedBy(IOException failure, @Nullable Throwable cause) {
    failure.initCause(cause);
    return failure;
  }

  @ParameterizedTest
  @MethodSource("failures")
  void kindOf_eachException_isTheOneItMeans(IOException failure, Kind unsent, Kind sent) {
    assertThat(TransportFailures.kindOf(failure, false)).isEqualTo(unsent);
    assertThat(TransportFailures.kindOf(failure, true)).isEqualTo(sent);
  }
}
