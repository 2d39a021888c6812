package io.github.mmfapi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.value.InvalidRequestException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that no {@code BigDecimal} holds, or only one that would fill the memory. */
@Timeout(20)
class WireNumberTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e2147483648",
        "-1E+2147483648",
        "1e-2147483649",
        "1.5e-2147483648",
        "1e400000000",
        "1e00000012345",
        "0e99999999999999999999"
      })
  void read_beyondReason_isNullAndKeepsItsText(String number) throws JsonProcessingException {
    String json =
        "{\"workout_id\":%1$s,\"distance\":%1$s,\"notes\":%1$s,\"new\":%1$s,\"deep\":[%1$s]}"
            .formatted(number);
    Workout workout = MAPPER.readValue(json, Workout.class);

    assertThat(workout.workoutId()).isNull();
    assertThat(workout.distance()).isNull();
    assertThat(workout.notes()).isEqualTo(number);
    assertThat(workout.text("workout_id")).isEqualTo(number);
    assertThat(Objects.requireNonNull(workout.unknown().get("new")).text()).isEqualTo(number);
    assertThat(workout.text("deep")).isEqualTo("[" + number + "]");
    assertThat(MAPPER.writeValueAsString(workout)).isEqualTo(json);
    assertThat(workout).isEqualTo(MAPPER.readValue(json, Workout.class));
    assertThat(workout.toString()).contains("workout_id=" + number);
    assertThat(MAPPER.<JsonNode>valueToTree(workout)).hasSize(5);
  }

  @Test
  void read_withinReason_isTheNumber() throws JsonProcessingException {
    Workout workout = MAPPER.readValue("{\"workout_id\":5e2,\"new\":1e-9999}", Workout.class);

    assertThat(workout.workoutId()).isEqualTo(500L);
    assertThat(workout.unknown().get("new").as(JsonNode.class).decimalValue())
        .isEqualTo(new BigDecimal("1e-9999"));
    assertThat(workout.text("workout_id")).isEqualTo("5e2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "-0.00",
        "1.50",
        "5e3",
        "5E+3",
        "0.0000000001",
        "-1.5e-10",
        "99999999999",
        "-123456789012345678901",
        "0.12345678901234567890123456789",
        "1e400",
        "-1e2147483648"
      })
  void roundTrip_anyNumber_isTheSameText(String number) throws JsonProcessingException {
    String json = "{\"workout_id\":%1$s,\"new\":%1$s,\"deep\":[%1$s]}".formatted(number);
    Workout workout = MAPPER.readValue(json, Workout.class);

    assertThat(WireValue.parse(number).toJson()).isEqualTo(number);
    assertThat(WireValue.parse(number).text()).isEqualTo(number);
    assertThat(WireValue.parse(number).kind()).isEqualTo(WireValue.Kind.NUMBER);
    assertThat(workout.text("workout_id")).isEqualTo(number);
    assertThat(MAPPER.writeValueAsString(workout)).isEqualTo(json);
    assertThat(WireValue.of(workout).toJson()).isEqualTo(json);
  }

  @Test
  void write_decimalWithTheSmallestScale_isRefused() {
    BigDecimal huge = new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE);

    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> Workout.builder().distance(huge))
        .withMessageContaining("more than 63 digits");
  }
}
