package io.github.mmfapi.client.codec;

import feign.MethodMetadata;
import feign.RequestInterceptor;
import feign.RequestTemplate;
import io.github.mmfapi.wire.OutputFormat;
import io.github.mmfapi.wire.TakesOutputFormat;
import java.util.List;

/**
 * Adds {@code o=xml} to the query of each operation that supports it, before the request is signed.
 * Other operations return JSON or a file as usual.
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
    // A caller of MmfFeign may turn Feign's retries on; they run interceptors on the same template.
    template.query(OutputFormat.PARAMETER, List.of());
    template.query(OutputFormat.PARAMETER, format.value());
    template.removeHeader("Accept");
    template.header("Accept", format.accept());
  }
}
