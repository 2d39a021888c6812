package io.github.mmfapi.client;

import feign.MethodMetadata;
import feign.RequestInterceptor;
import feign.RequestTemplate;
import io.github.mmfapi.wire.OutputFormat;
import io.github.mmfapi.wire.TakesOutputFormat;
import java.util.List;

/**
 * Adds {@code o=xml} to the query of each operation that takes it, before the request is signed.
 * Operations that do not take it answer JSON or a file as ever.
 */
final class OutputSelector implements RequestInterceptor {
  private final OutputFormat format;

  OutputSelector(OutputFormat format) {
    this.format = format;
  }

  @Override
  public void apply(RequestTemplate template) {
    MethodMetadata metadata = template.methodMetadata();
    if (format == OutputFormat.JSON
        || metadata == null
        || !metadata.method().isAnnotationPresent(TakesOutputFormat.class)) {
      return;
    }
    // Feign runs interceptors again on the same template when it retries.
    template.query(OutputFormat.PARAMETER, List.of());
    template.query(OutputFormat.PARAMETER, format.value());
    template.removeHeader("Accept");
    template.header("Accept", format.accept());
  }
}
