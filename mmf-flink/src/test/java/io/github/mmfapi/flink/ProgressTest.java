package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
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

  private JobClient failedJob() {
    return (JobClient)
        Proxy.newProxyInstance(
            JobClient.class.getClassLoader(),
            new Class<?>[] {JobClient.class},
            (proxy, method, arguments) -> CompletableFuture.failedFuture(reported));
  }
}
