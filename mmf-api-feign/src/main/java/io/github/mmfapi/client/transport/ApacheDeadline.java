package io.github.mmfapi.client.transport;

import io.github.mmfapi.client.internal.http.BackgroundThreads;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Limits the time that Apache's synchronous client takes up to the headers of a response, and gives
 * the response a body that aborts the exchange when it is closed before its end. Apache's own reads
 * on to the end instead, however slow the server is.
 */
final class ApacheDeadline implements ExecChainHandler {
  private final Duration longest;

  ApacheDeadline(Duration longest) {
    this.longest = longest;
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    AtomicBoolean late = new AtomicBoolean();
    CompletableFuture<Void> alarm =
        BackgroundThreads.after(
            longest.toNanos(),
            () -> {
              late.set(true);
              scope.execRuntime.discardEndpoint();
            });
    try {
      ClassicHttpResponse response = chain.proceed(request, scope);
      if (response.getEntity() != null) {
        response.setEntity(new Entity(response.getEntity(), scope.execRuntime));
      }
      return response;
    } catch (IOException e) {
      if (late.get()) {
        InterruptedIOException timeout = new InterruptedIOException("timeout");
        timeout.initCause(e);
        throw timeout;
      }
      throw e;
    } finally {
      alarm.cancel(false);
    }
  }

  private static final class Entity extends HttpEntityWrapper {
    private final InputStream content;

    Entity(HttpEntity entity, ExecRuntime runtime) throws IOException {
      super(entity);
      this.content = new Content(entity.getContent(), entity.getContentLength(), runtime);
    }

    @Override
    public InputStream getContent() {
      return content;
    }

    @Override
    public void close() throws IOException {
      content.close();
    }
  }

  private static final class Content extends FilterInputStream {
    private final ExecRuntime runtime;
    // Negative if the length is not known.
    private volatile long left;
    private volatile boolean ended;

    Content(InputStream content, long length, ExecRuntime runtime) {
      super(content);
      this.left = length;
      this.runtime = runtime;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int count = read(one, 0, 1);
      return count < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      long before = left;
      if (count > 0 && before > 0) {
        // One thread reads; others look at it when they close.
        left = before - count;
      }
      ended = count < 0 || left == 0;
      return count;
    }

    @Override
    public void close() throws IOException {
      if (ended || left == 0) {
        super.close();
      } else {
        runtime.discardEndpoint();
      }
    }
  }
}
