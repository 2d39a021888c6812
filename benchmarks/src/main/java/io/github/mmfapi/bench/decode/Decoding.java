package io.github.mmfapi.bench.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.Util;
import feign.codec.Decoder;
import feign.jackson.JacksonDecoder;
import io.github.mmfapi.client.codec.EnvelopeDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** Decodes one response in four ways. The body is always a stream, as from a network. */
public final class Decoding {
  private static final Request REQUEST =
      Request.create(
          Request.HttpMethod.GET,
          "http://api.mapmyfitness.com/3.1/users/get_user",
          Map.of(),
          null,
          Util.UTF_8,
          new RequestTemplate());

  private final byte[] body;
  private final Type model;
  private final Type bean;
  private final Decoder ours = new EnvelopeDecoder();
  private final Decoder feign = new JacksonDecoder(mapper());
  private final ObjectReader databind;
  private final JsonFactory tokens = new JsonFactory();

  /**
   * Creates the decoding of one response.
   *
   * @param body the response body
   * @param model the generated class of the output
   * @param bean the typed envelope of beans
   */
  public Decoding(byte[] body, Class<?> model, TypeReference<?> bean) {
    this.body = body;
    this.model = model;
    this.bean = bean.getType();
    this.databind = mapper().readerFor(bean);
  }

  /** Returns the mapper that the beans need. */
  public static ObjectMapper mapper() {
    return new ObjectMapper()
        .registerModule(new JavaTimeModule())
        .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
  }

  /** Decodes with this project's decoder into wire views. */
  public Object ours() throws IOException {
    return ours.decode(response(), model);
  }

  /** Decodes with Feign's decoder into beans. */
  public Object feign() throws IOException {
    return feign.decode(response(), bean);
  }

  /** Decodes with a reused reader into beans. */
  public Object databind() throws IOException {
    return databind.readValue(new ByteArrayInputStream(body));
  }

  /** Reads the tokens and discards them, which is the lower bound. */
  public int tokens() throws IOException {
    int count = 0;
    try (JsonParser parser = tokens.createParser((InputStream) new ByteArrayInputStream(body))) {
      while (parser.nextToken() != null) {
        count++;
      }
    }
    return count;
  }

  private Response response() {
    return Response.builder()
        .request(REQUEST)
        .status(200)
        .headers(Map.of("Content-Type", List.of("application/json")))
        .body(new ByteArrayInputStream(body), body.length)
        .build();
  }
}
