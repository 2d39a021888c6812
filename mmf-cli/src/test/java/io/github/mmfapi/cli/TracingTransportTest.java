package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TracingTransportTest {
  @Test
  void response_thatBreaksOff_isClosed() {
    AtomicBoolean closed = new AtomicBoolean();
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the connection was reset");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }

          @Override
          public void close() {
            closed.set(true);
          }
        };
    Request request =
        Request.create(
            Request.HttpMethod.GET, "http://h/", Map.of(), null, StandardCharsets.UTF_8, null);
    TracingTransport transport =
        new TracingTransport(
            (sent, options) -> Response.builder().status(200).request(sent).body(broken, 9).build(),
            new Steps(new PrintWriter(new StringWriter()), Ansi.OFF));

    assertThatThrownBy(() -> transport.execute(request, new Request.Options()))
        .hasMessage("the connection was reset");
    assertThat(closed).isTrue();
  }
}
