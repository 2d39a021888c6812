package io.github.mmfapi.client;

import feign.RequestTemplate;
import feign.codec.EncodeException;
import feign.codec.Encoder;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.wire.RequestParameters;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/**
 * Encodes the request object of an operation as {@code application/x-www-form-urlencoded}, every
 * name and value percent-encoded by RFC 3986, repeated parameters one by one.
 *
 * <p>{@link #form()} writes that form into the body of every request, reads included: this is the
 * cheapest way through Feign, and {@link RequestParametersTarget} moves the form of a read into the
 * query at the last moment. {@link #query()} is for assemblies whose target is not ours (Spring
 * Cloud OpenFeign, for instance) or whose interceptors want to see the query: it writes the
 * parameters of reads straight into the template's query.
 */
public final class RequestParametersEncoder implements Encoder {
  static final String FORM = "application/x-www-form-urlencoded";

  private final boolean readsIntoQuery;

  private RequestParametersEncoder(boolean readsIntoQuery) {
    this.readsIntoQuery = readsIntoQuery;
  }

  /** Returns the encoder to use together with {@link RequestParametersTarget}. */
  public static RequestParametersEncoder form() {
    return new RequestParametersEncoder(false);
  }

  /** Returns the encoder to use with any other target. */
  public static RequestParametersEncoder query() {
    return new RequestParametersEncoder(true);
  }

  /**
   * Encodes a request object.
   *
   * @throws EncodeException if the argument is not the request object of a generated operation, or
   *     holds something that a form cannot carry, such as a file; or if this is a read, {@link
   *     #form()} was chosen, and the target is not the one that moves the form into the query
   */
  @Override
  public void encode(Object object, Type bodyType, RequestTemplate template) {
    if (!(object instanceof RequestParameters parameters)) {
      throw new EncodeException(
          "only the request objects of generated operations can be encoded, not " + bodyType);
    }
    boolean read = Reads.isRead(template.method());
    if (read && readsIntoQuery) {
      parameters.forEach(
          (name, value) ->
              template.query(
                  PercentEncoding.encode(name), PercentEncoding.encode(text(name, value))));
      return;
    }
    if (read && !(template.feignTarget() instanceof RequestParametersTarget)) {
      // Sent as it is, the JDK's HttpURLConnection would even turn this GET into a POST.
      throw new EncodeException(
          "RequestParametersEncoder.form() needs a RequestParametersTarget, which moves the form of"
              + " a read into its query; with another target use RequestParametersEncoder.query()");
    }
    template.body(
        render(parameters).getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    template.removeHeader("Content-Type");
    template.header("Content-Type", FORM);
  }

  private static String render(RequestParameters parameters) {
    StringBuilder form = new StringBuilder(128);
    parameters.forEach(
        (name, value) -> {
          if (form.length() > 0) {
            form.append('&');
          }
          PercentEncoding.encode(name, form);
          form.append('=');
          PercentEncoding.encode(text(name, value), form);
        });
    return form.toString();
  }

  private static String text(String name, Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw new EncodeException(
        "parameter "
            + name
            + " is a "
            + value.getClass().getSimpleName()
            + ", which no form carries");
  }
}
