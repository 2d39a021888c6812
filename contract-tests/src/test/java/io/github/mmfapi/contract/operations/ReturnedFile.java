package io.github.mmfapi.contract.operations;

import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;

/** The bytes of a file that a binding returned, whatever its type. */
public final class ReturnedFile implements AutoCloseable {
  private final Object returned;
  private final InputStream stream;

  private ReturnedFile(Object returned, InputStream stream) {
    this.returned = returned;
    this.stream = stream;
  }

  public static ReturnedFile of(Object returned) throws IOException {
    if (returned instanceof Response response) {
      return new ReturnedFile(returned, response.body().asInputStream());
    }
    List<InputStream> streams =
        Stream.of(returned.getClass().getMethods())
            .filter(m -> m.getReturnType() == InputStream.class && m.getParameterCount() == 0)
            .map(m -> (InputStream) Bindings.invoke(m, returned))
            .toList();
    if (streams.size() != 1) {
      throw new AssertionError(returned.getClass() + " has no one stream to read a file from");
    }
    return new ReturnedFile(returned, streams.get(0));
  }

  public byte[] bytes() throws IOException {
    return stream.readAllBytes();
  }

  @Override
  public void close() throws IOException {
    stream.close();
    if (returned instanceof Response response) {
      response.close();
    }
  }
}
