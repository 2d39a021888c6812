package io.github.mmfapi.client.internal.http;

import feign.MethodMetadata;
import feign.Request;
import feign.RequestTemplate;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;

/** Tells responses that the caller reads as a stream from those that are decoded as a whole. */
public final class StreamedResults {
  private StreamedResults() {}

  /** Returns true if the method of the request returns something that its caller has to close. */
  public static boolean isStreamed(Request request) {
    RequestTemplate template = request.requestTemplate();
    MethodMetadata method = template == null ? null : template.methodMetadata();
    return method != null
        && result(method.returnType()) instanceof Class<?> type
        && AutoCloseable.class.isAssignableFrom(type);
  }

  private static Type result(Type returned) {
    return returned instanceof ParameterizedType generic
            && generic.getRawType() == CompletableFuture.class
        ? generic.getActualTypeArguments()[0]
        : returned;
  }
}
