package io.github.mmfapi.sandbox.internal.geo;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** Tracks and points as JSON, with all that they hold. */
public final class TrackJson {
  private static final TypeReference<List<TrackPoint>> POINTS = new TypeReference<>() {};

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantReader()))
          .build();

  private TrackJson() {}

  public static JsonNode of(Track track) {
    return MAPPER.valueToTree(track);
  }

  public static JsonNode of(List<TrackPoint> points) {
    return MAPPER.valueToTree(points);
  }

  public static Track track(JsonNode json) {
    return MAPPER.convertValue(json, Track.class);
  }

  public static List<TrackPoint> points(JsonNode json) {
    return MAPPER.convertValue(json, POINTS);
  }

  private static final class InstantReader extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Instant.parse(parser.getText());
    }
  }
}
