package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final Exception reported = new Exception("Task is not running");

  @BeforeEach
  void forget() {
    var unused = ReaderFailures.take();
  }

  @Test
  void failedJob_isReportedByWhatItsReaderSaw() {
    IOException down =
        ReaderFailures.noted(new ServerDownException("none succeeded", new IOException("503")));
    ReaderFailures.noted(new IOException("a later one"));

    assertThatThrownBy(() -> new Progress(failedJob(), null).await())
        .isSameAs(down)
        .hasSuppressedException(reported);
    assertThat(ReaderFailures.take()).isEmpty();
  }

  @Test
  void failedJob_withoutAFailureOfAReader_isReportedByFlink() {
    assertThatThrownBy(() -> new Progress(failedJob(), null).await()).isSameAs(reported);
  }

  /** The first wait is over before the job has ended. */
  @Test
  void failedJob_onATerminal_takesItsLineAway() {
    CompletableFuture<Object> result =
        new CompletableFuture<>() {
          private boolean waited;

          @Override
          public Object get(long time, TimeUnit unit) throws ExecutionException, TimeoutException {
            if (waited) {
              throw new ExecutionException(reported);
            }
            waited = true;
            throw new TimeoutException();
          }
        };
    JobClient job =
        (JobClient)
            Proxy.newProxyInstance(
                JobClient.class.getClassLoader(),
                new Class<?>[] {JobClient.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getAccumulators")
                        ? CompletableFuture.completedFuture(Map.of())
                        : result);
    StringWriter terminal = new StringWriter();

    assertThatThrownBy(() -> new Progress(job, new PrintWriter(terminal)).await())
        .isSameAs(reported);
    assertThat(terminal.toString()).contains("\r0 members done").endsWith(" \r");
  }

  private JobClient failedJob() {
    return (JobClient)
        Proxy.newProxyInstance(
            JobClient.class.getClassLoader(),
            new Class<?>[] {JobClient.class},
            (proxy, method, arguments) -> CompletableFuture.failedFuture(reported));
  }
}
