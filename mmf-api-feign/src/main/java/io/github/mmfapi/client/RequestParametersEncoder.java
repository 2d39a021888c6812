package io.github.mmfapi.client;

import feign.RequestTemplate;
import feign.codec.EncodeException;
import feign.codec.Encoder;
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
 * Encodes the request object of an operation as {@code application/x-www-form-urlencoded}, every
 * name and value percent-encoded by RFC 3986, repeated parameters one by one; or, where the
 * operation takes a file, as {@code multipart/form-data}, of which OAuth 1 signs nothing (RFC 5849
 * section 3.4.1.3.1).
 *
 * <p>{@link #form()} writes that form into the body of every request, reads included: this is the
 * cheapest way through Feign, and {@link RequestParametersTarget} moves the form of a read into the
 * query at the last moment. {@link #query()} is for assemblies whose target is not ours (Spring
 * Cloud OpenFeign, for instance) or whose interceptors want to see the query: it writes the
 * parameters of reads straight into the template's query.
 */
public final class RequestParametersEncoder implements Encoder {
  static final String FORM = "application/x-www-form-urlencoded";

  private static final String MULTIPART = "multipart/form-data";
  private static final String CONTENT_TYPE = "Content-Type";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Where the parameters of a read are left. */
  enum OfReads {
    /** In the body, with the headers of a form. */
    FORM,
    /** In the body alone. */
    BARE_FORM,
    /** In the template's query. */
    QUERY
  }

  private final OfReads ofReads;
  private final Supplier<String> boundaries;

  RequestParametersEncoder(OfReads ofReads, Supplier<String> boundaries) {
    this.ofReads = ofReads;
    this.boundaries = boundaries;
  }

  /** 128 random bits, so that no file holds them by chance or by guess. */
  private static String randomBoundary() {
    byte[] random = new byte[16];
    RANDOM.nextBytes(random);
    return "mmf-" + HexFormat.of().formatHex(random);
  }

  /** Returns the encoder to use together with {@link RequestParametersTarget}. */
  public static RequestParametersEncoder form() {
    return new RequestParametersEncoder(OfReads.FORM, RequestParametersEncoder::randomBoundary);
  }

  /**
   * Returns the encoder to use with a {@link RequestParametersTarget} that knows the body of a read
   * for a form: it spares Feign the headers, which it would copy again and again to the end, where
   * they are taken off.
   */
  static RequestParametersEncoder bareForm() {
    return new RequestParametersEncoder(
        OfReads.BARE_FORM, RequestParametersEncoder::randomBoundary);
  }

  /** Returns the encoder to use with any other target. */
  public static RequestParametersEncoder query() {
    return new RequestParametersEncoder(OfReads.QUERY, RequestParametersEncoder::randomBoundary);
  }

  /**
   * Encodes a request object.
   *
   * @throws EncodeException if the argument is not the request object of a generated operation, or
   *     holds a file although the operation takes a form; or if this is a read, {@link #form()} was
   *     chosen, and the target is not the one that moves the form into the query
   */
  @Override
  public void encode(Object object, Type bodyType, RequestTemplate template) {
    if (object instanceof RequestParameters parameters) {
      encode(parameters::forEach, template);
    } else if (object instanceof RawRequest raw) {
      encode(raw, template);
    } else {
      throw new EncodeException(
          "only the request objects of generated operations can be encoded, not " + bodyType);
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

  /** What hands over its parameters one by one: texts, and files. */
  private interface Pairs {
    void forEach(BiConsumer<String, Object> sink);
  }

  private void encode(Pairs pairs, RequestTemplate template) {
    boolean read = Reads.isRead(template.method());
    if (!read && isMultipart(template)) {
      encodeMultipart(pairs, template);
      return;
    }
    if (read && ofReads == OfReads.QUERY) {
      pairs.forEach(
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
    template.body(render(pairs).getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
    if (read && ofReads == OfReads.BARE_FORM) {
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
    // Without a charset Feign takes the body for binary, and neither logs nor changes it.
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
            + ", which no form carries");
  }
}
