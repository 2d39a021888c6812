package io.github.mmfapi.client.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.wire.WireValue;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputReadersTest {
  private static final Type LIST = new TypeReference<List<WorkoutPage>>() {}.getType();

  private static Object read(OutputReaders outputs, String json, Type type) throws IOException {
    try (JsonParser parser = outputs.tokens().createParser(json)) {
      parser.nextToken();
      return outputs.readerOf(type).read(parser);
    }
  }

  @Test
  void readerOf_model_readsAsAMapperDoes() throws IOException {
    String json = "{\"count\":\"3\",\"new\":[1,{}],\"workouts\":[{\"workout_id\":\"7\"}]}";
    Object plain = read(OutputReaders.by(null), json, WorkoutPage.class);

    assertThat(plain)
        .isEqualTo(read(OutputReaders.by(new ObjectMapper()), json, WorkoutPage.class))
        .isEqualTo(new ObjectMapper().readValue(json, WorkoutPage.class));
  }

  @Test
  void readerOf_modelThatIsNull_isNull() throws IOException {
    assertThat(read(OutputReaders.by(null), "null", WorkoutPage.class)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{}]", "[1]", "\"x\"", "5", "true"})
  void readerOf_modelInAnotherForm_failsAndSaysWhatWasExpected(String json) {
    assertThatExceptionOfType(JsonParseException.class)
        .isThrownBy(() -> read(OutputReaders.by(null), json, WorkoutPage.class))
        .withMessageContaining("Cannot read WorkoutPage: expected a JSON object, or [] for none");
  }

  @Test
  void readerOf_otherType_usesAMapper() throws IOException {
    OutputReaders outputs = OutputReaders.by(null);

    assertThat(read(outputs, "{\"a\":1}", JsonNode.class)).hasToString("{\"a\":1}");
    assertThat(read(outputs, "{\"a\":1.50}", WireValue.class))
        .isEqualTo(WireValue.parse("{\"a\":1.50}"));
    assertThat(read(outputs, "[{\"count\":\"1\"},[]]", LIST))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSize(2)
        .allMatch(WorkoutPage.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readerOf_list_isReadInEachFormOfPhp(boolean withMapper) throws IOException {
    OutputReaders outputs = OutputReaders.by(withMapper ? new ObjectMapper() : null);
    Object rows = read(outputs, "[{\"count\":\"1\"},{\"count\":\"2\"}]", LIST);

    assertThat(read(outputs, "{\"0\":{\"count\":\"1\"},\"2\":{\"count\":\"2\"}}", LIST))
        .isEqualTo(rows);
    for (String none : List.of("[]", "null", "\"\"", "false", "{}")) {
      assertThat(read(outputs, none, LIST)).as(none).isEqualTo(List.of());
    }
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> read(outputs, "{\"count\":\"1\"}", LIST));
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> read(outputs, "\"x\"", LIST));
  }

  @Test
  void readerOf_modelWithAMixInOfTheCallersMapper_isReadByIt() throws IOException {
    ObjectMapper taught = new ObjectMapper().addMixIn(WorkoutPage.class, ReadAsEmpty.class);

    assertThat(read(OutputReaders.by(taught), "{\"count\":\"3\"}", WorkoutPage.class))
        .isEqualTo(WorkoutPage.builder().build());
  }

  @JsonDeserialize(using = Empty.class)
  private interface ReadAsEmpty {}

  private static final class Empty extends JsonDeserializer<WorkoutPage> {
    @Override
    public WorkoutPage deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      parser.skipChildren();
      return WorkoutPage.builder().build();
    }
  }
}
