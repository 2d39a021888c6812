package io.github.mmfapi.client.codec;

import feign.RequestTemplate;
import feign.codec.EncodeException;
import feign.codec.Encoder;
import io.github.mmfapi.client.internal.http.HttpMethods;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.oauth1.PercentEncoding;
import io.github.mmfapi.value.FilePart;
import io.github.mmfapi.wire.OutputFormat;
import io.github.mmfapi.wire.RequestParameters;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Encodes the request object of an operation as {@code application/x-www-form-urlencoded}, with
 * each name and value percent-encoded by RFC 3986 and one pair per value of a repeated parameter.
 * An operation with a file is encoded as {@code multipart/form-data}, which OAuth 1 does not sign
 * (RFC 5849 section 3.4.1.3.1).
 *
 * <p>{@link #form()} writes the form into the body of every request, reads included. This is the
 * fastest way through Feign; {@link RequestParametersTarget} then moves the form of a read into the
 * query of the final request. {@link #query()} writes the parameters of a read into the query of
 * the template. Use it with any other target (such as that of Spring Cloud OpenFeign), or if an
 * interceptor must see the query.
 */
public final class RequestParametersEncoder implements Encoder {
  /** The media type of a form. */
  public static final String FORM = "application/x-www-form-urlencoded";

  private static final String MULTIPART = "multipart/form-data";
  private static final String CONTENT_TYPE = "Content-Type";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Selects where the parameters of a read are written. */
  enum ReadParameters {
    /** Into the body, with the headers of a form. */
    FORM,
    /** Into the body, without headers. */
    BARE_FORM,
    /** Into the template's query. */
    QUERY
  }

  private final ReadParameters readParameters;
  private final Supplier<String> boundaries;

  RequestParametersEncoder(ReadParameters readParameters, Supplier<String> boundaries) {
    this.readParameters = readParameters;
    this.boundaries = boundaries;
  }

  /** Draws 128 random bits, so that no file contains them, not even on purpose. */
  private static String randomBoundary() {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    return "mmf-" + HexFormat.of().formatHex(random);
  }

  /** {@return the encoder to use together with {@link RequestParametersTarget}} */
  public static RequestParametersEncoder form() {
    return new RequestParametersEncoder(
        ReadParameters.FORM, RequestParametersEncoder::randomBoundary);
  }

  /**
   * Returns the encoder to use with a {@link RequestParametersTarget} that takes each body of a
   * read for a form. It leaves out the headers of the form, which Feign would copy several times
   * before the target removes them.
   */
  static RequestParametersEncoder bareForm() {
    return new RequestParametersEncoder(
        ReadParameters.BARE_FORM, RequestParametersEncoder::randomBoundary);
  }

  /** {@return the encoder to use with any other target} */
  public static RequestParametersEncoder query() {
    return new RequestParametersEncoder(
        ReadParameters.QUERY, RequestParametersEncoder::randomBoundary);
  }

  /**
   * Encodes a request object.
   *
   * @throws EncodeException if the argument is not the request object of a generated operation; if
   *     it holds a file but the operation takes a form; or if this is a read with {@link #form()}
   *     and the target is not a {@link RequestParametersTarget}
   */
  @Override
  public void encode(Object object, Type bodyType, RequestTemplate template) {
    if (object instanceof RequestParameters parameters) {
      encode(parameters::forEach, template);
    } else if (object instanceof RawRequest raw) {
      encode(raw, template);
    } else {
      throw new EncodeException(
          "only the request objects of generated operations can be encoded, not "
              + bodyType
              + "; pass such an object");
    }
  }

  private void encode(RawRequest raw, RequestTemplate template) {
    OutputFormat format = raw.format();
    template.header("Accept", format == null ? "*/*" : format.accept());
    if (format != null) {
      template.query(OutputFormat.PARAMETER, format.value());
    }
    if (raw.hasFile()) {
      template.header(CONTENT_TYPE, MULTIPART);
    }
    if (!raw.isEmpty()) {
      encode(raw::forEach, template);
    }
  }

  /** Passes on parameters one by one: texts and files. */
  private interface Pairs {
    void forEach(BiConsumer<String, Object> sink);
  }

  private void encode(Pairs pairs, RequestTemplate template) {
    boolean read = HttpMethods.isRead(template.method());
    if (!read && isMultipart(template)) {
      encodeMultipart(pairs, template);
      return;
    }
    if (read && readParameters == ReadParameters.QUERY) {
      pairs.forEach(
          (name, value) ->
              template.query(
                  PercentEncoding.encode(name), PercentEncoding.encode(text(name, value))));
      return;
    }
    if (read && !(template.feignTarget() instanceof RequestParametersTarget)) {
      // Without the move the form would be the body of a GET, which HttpURLConnection sends as
      // POST.
      throw new EncodeException(
          "RequestParametersEncoder.form() needs a RequestParametersTarget, which moves the form of"
              + " a read into its query; with another target use RequestParametersEncoder.query()");
    }
    template.body(render(pairs).getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    if (read && readParameters == ReadParameters.BARE_FORM) {
      template.removeHeader("Content-Length");
    } else {
      setContentType(template, FORM);
    }
  }

  private static boolean isMultipart(RequestTemplate template) {
    return template.headers().getOrDefault(CONTENT_TYPE, List.of()).stream()
        .anyMatch(type -> type.startsWith(MULTIPART));
  }

  private void encodeMultipart(Pairs pairs, RequestTemplate template) {
    MultipartForm form = new MultipartForm(boundaries.get());
    pairs.forEach(
        (name, value) -> {
          if (value instanceof FilePart file) {
            form.add(name, file);
          } else {
            form.add(name, text(name, value));
          }
        });
    // Without a charset Feign treats the body as binary and does not log it.
    template.body(form.bytes(), null);
    setContentType(template, form.contentType());
  }

  private static void setContentType(RequestTemplate template, String type) {
    template.removeHeader(CONTENT_TYPE);
    template.header(CONTENT_TYPE, type);
  }

  private static String render(Pairs pairs) {
    StringBuilder form = new StringBuilder(128);
    pairs.forEach(
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
            + ", which a form cannot hold; the operation must take multipart/form-data");
  }
}
