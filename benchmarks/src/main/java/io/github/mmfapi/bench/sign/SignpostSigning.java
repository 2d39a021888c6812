package io.github.mmfapi.bench.sign;

import io.github.mmfapi.oauth1.Parameters;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import oauth.signpost.AbstractOAuthConsumer;
import oauth.signpost.OAuth;
import oauth.signpost.exception.OAuthException;
import oauth.signpost.http.HttpRequest;

/** Signpost's consumer, but for the source of nonce and time. */
public final class SignpostSigning implements Signing {
  private final Consumer consumer = new Consumer();
  private final Sample sample;
  private final byte[] form;

  public SignpostSigning(Sample sample) {
    this.sample = sample;
    this.form = Parameters.render(sample.form()).getBytes(StandardCharsets.US_ASCII);
    consumer.setTokenWithSecret(Sample.TOKEN, Sample.TOKEN_SECRET);
  }

  @Override
  public String authorization() throws OAuthException {
    Request request = new Request();
    consumer.sign((HttpRequest) request);
    return request.authorization;
  }

  private static final class Consumer extends AbstractOAuthConsumer {
    private static final long serialVersionUID = 1L;

    Consumer() {
      super(Sample.CONSUMER_KEY, Sample.CONSUMER_SECRET);
    }

    @Override
    protected HttpRequest wrap(Object request) {
      return (HttpRequest) request;
    }

    @Override
    protected String generateTimestamp() {
      return Sample.TIMESTAMP;
    }

    @Override
    protected String generateNonce() {
      return Sample.NONCE;
    }
  }

  private final class Request implements HttpRequest {
    private String authorization = "";

    @Override
    public String getMethod() {
      return sample.method();
    }

    @Override
    public String getRequestUrl() {
      return sample.url();
    }

    @Override
    public void setRequestUrl(String url) {
      throw new UnsupportedOperationException("the header is signed, not the URL");
    }

    @Override
    public void setHeader(String name, String value) {
      authorization = value;
    }

    @Override
    public String getHeader(String name) {
      return null;
    }

    @Override
    public Map<String, String> getAllHeaders() {
      return Map.of();
    }

    @Override
    public InputStream getMessagePayload() {
      return new ByteArrayInputStream(form);
    }

    @Override
    public String getContentType() {
      return form.length == 0 ? null : OAuth.FORM_ENCODED;
    }

    @Override
    public Object unwrap() {
      return this;
    }
  }
}
