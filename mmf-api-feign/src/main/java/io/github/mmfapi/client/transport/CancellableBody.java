package io.github.mmfapi.client.transport;

import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import okhttp3.Call;

/** A body of OkHttp together with its call. */
record CancellableBody(Response.Body body, Call call)
    implements Response.Body, ExchangeBody.Abortable {

  @Override
  public void abort() {
    call.cancel();
  }

  @Override
  public Integer length() {
    return body.length();
  }

  @Override
  public boolean isRepeatable() {
    return body.isRepeatable();
  }

  @Override
  public InputStream asInputStream() throws IOException {
    return body.asInputStream();
  }

  @Override
  public Reader asReader(Charset charset) throws IOException {
    return body.asReader(charset);
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
