package io.github.mmfapi.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.model.GetUserOutput;
import io.github.mmfapi.model.PrivacySetting;
import io.github.mmfapi.model.User;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.model.WorkoutPage;
import io.github.mmfapi.sample.Thing;
import io.github.mmfapi.sample.ThingPage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WireObjectTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static <T> T read(String quoted, Class<T> type) throws JsonProcessingException {
    return MAPPER.readValue(quoted.replace('\'', '"'), type);
  }

  @Test
  void text_unreadableValue_isTheOriginalText() throws JsonProcessingException {
    Workout workout = read("{'workout_date':'0000-00-00','workout_id':'x'}", Workout.class);

    assertThat(workout.workoutDate()).isNull();
    assertThat(workout.text("workout_date")).isEqualTo("0000-00-00");
    assertThat(workout.workoutId()).isNull();
    assertThat(workout.text("workout_id")).isEqualTo("x");
  }

  @Test
  void text_unknownField_isReadByItsName() throws JsonProcessingException {
    Workout workout = read("{'new':'z','number':5,'object':{'a':1},'none':null}", Workout.class);

    assertThat(workout.text("new")).isEqualTo("z");
    assertThat(workout.text("number")).isEqualTo("5");
    assertThat(workout.text("object")).isEqualTo("{\"a\":1}");
    assertThat(workout.text("none")).isNull();
    assertThat(workout.text("absent")).isNull();
  }

  @Test
  void has_emptyNullAndAbsent_areDistinct() throws JsonProcessingException {
    Workout workout = read("{'notes':'','route_id':null,'none':null}", Workout.class);

    assertThat(workout.has("notes")).isTrue();
    assertThat(workout.notes()).isEmpty();
    assertThat(workout.has("route_id")).isTrue();
    assertThat(workout.routeId()).isNull();
    assertThat(workout.has("none")).isTrue();
    assertThat(workout.has("distance")).isFalse();
    assertThat(workout.has("absent")).isFalse();
  }

  @Test
  void unknown_severalFields_keepTheirOrderAndNulls() throws JsonProcessingException {
    Workout workout = read("{'z':1,'notes':'','a':null,'m':'x'}", Workout.class);

    assertThat(workout.unknown().keySet()).containsExactly("z", "a", "m");
    assertThat(workout.unknown().values().stream().map(WireValue::toJson))
        .containsExactly("1", "null", "\"x\"");
  }

  @Test
  void enumAccessor_textsThatAreNoJavaNames_areReadAndWritten() {
    for (Thing.SignEnum sign : Thing.SignEnum.values()) {
      if (sign != Thing.SignEnum.UNRECOGNIZED) {
        Thing thing = Thing.builder().sign(sign).build();
        assertThat(thing.text("sign")).isEqualTo(sign.value());
        assertThat(thing.sign()).isEqualTo(sign);
      }
    }
    assertThat(Thing.SignEnum.A.value()).isEqualTo("a*/{\\\"");
    assertThat(Thing.SignEnum.U65E5_U672C.value()).isEqualTo("日本");
  }

  @Test
  void enumAccessor_unknownText_isUnrecognizedAndTheTextIsKept() throws JsonProcessingException {
    assertThat(read("{'workout_privacy_setting':'1'}", Workout.class).workoutPrivacySetting())
        .isEqualTo(PrivacySetting.FRIENDS);
    assertThat(read("{'workout_privacy_setting':''}", Workout.class).workoutPrivacySetting())
        .isNull();

    Workout odd = read("{'workout_privacy_setting':'2'}", Workout.class);
    assertThat(odd.workoutPrivacySetting()).isEqualTo(PrivacySetting.UNRECOGNIZED);
    assertThat(odd.text("workout_privacy_setting")).isEqualTo("2");
  }

  @Test
  void toString_sensitiveFields_areMaskedInNestedObjectsToo() throws JsonProcessingException {
    GetUserOutput output =
        read(
            """
            {'user':{'user_id':'5','email':'someone@example.com','md5_password':'607c66',
             'twitter_password':'tw','last_login_ip':'192.0.2.1','new_secret':'hidden'}}""",
            GetUserOutput.class);

    assertThat(output)
        .hasToString(
            "GetUserOutput{user=User{user_id=5, email=***, last_login_ip=***, md5_password=***,"
                + " twitter_password=***, unknown=[new_secret]}}");
  }

  @Test
  void toString_sensitiveFieldsInAList_areMasked() throws JsonProcessingException {
    ThingPage page =
        read("{'things':[{'thing_id':1}],'owner':{'e-mail':'a@example.com'}}", ThingPage.class);

    assertThat(page).hasToString("ThingPage{things=[Thing{thing_id=1}], owner=Owner{e-mail=***}}");
  }

  @Test
  void toString_valueOfAnotherTypeThanTheSpecNames_isNotShown() throws JsonProcessingException {
    GetUserOutput list = read("{'user':[{'md5_password':'607c66'}]}", GetUserOutput.class);
    GetUserOutput text = read("{'user':'607c66'}", GetUserOutput.class);
    WorkoutPage page =
        read("{'count':{'a':'607c66'},'workouts':['607c66',null]}", WorkoutPage.class);

    assertThat(list).hasToString("GetUserOutput{user=(untyped)}");
    assertThat(text).hasToString("GetUserOutput{user=(untyped)}");
    assertThat(page).hasToString("WorkoutPage{count=(untyped), workouts=[(untyped), null]}");
  }

  @Test
  void sensitiveFields_ofUser_areTheSecretsOfTheSpec() {
    WireFields<?> fields = WireTables.of(User.class);

    assertThat(
            IntStream.range(0, fields.size())
                .mapToObj(fields::field)
                .filter(WireFields.Field::sensitive)
                .map(WireFields.Field::name))
        .contains(
            "email",
            "md5_password",
            "privacy_password",
            "training_privacy_password",
            "twitter_password",
            "facebook_password",
            "nike_password",
            "last_login_ip",
            "last_login_http_referrer",
            "activation_code",
            "VerificationKey",
            "EmailVerificationKey",
            "email_hash");
  }

  @Test
  void equals_comparesWhatWasOnTheWire() throws JsonProcessingException {
    Workout five = read("{'workout_id':'5'}", Workout.class);

    assertThat(five)
        .isEqualTo(Workout.builder().workoutId(5L).build())
        .hasSameHashCodeAs(Workout.builder().workoutId(5L).build())
        .isNotEqualTo(read("{'workout_id':5}", Workout.class))
        .isNotEqualTo(read("{'workout_id':'5','notes':null}", Workout.class))
        .isNotEqualTo(read("{'workout_id':'5','new':'x'}", Workout.class))
        .isNotEqualTo(null);
    assertThat(read("{'a':1,'b':2}", Workout.class))
        .isEqualTo(read("{'b':2,'a':1}", Workout.class));
    assertThat((Object) read("{}", Workout.class)).isNotEqualTo(read("{}", User.class));
  }

  @Test
  void accessors_manyThreadsAtFirstUse_seeTheSame() {
    List<BigDecimal> distances =
        IntStream.range(0, 200)
            .parallel()
            .mapToObj(WireObjectTest::readDistance)
            .distinct()
            .toList();

    assertThat(distances).containsExactly(new BigDecimal("3.10"));
  }

  private static BigDecimal readDistance(int ignored) {
    try {
      Thing thing = read("{'parent':{'distance':'3.10'}}", Thing.class);
      return Objects.requireNonNull(Objects.requireNonNull(thing.parent()).distance());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void lists_returned_cannotBeChanged() throws JsonProcessingException {
    List<Workout> workouts = read("{'workouts':[{}]}", WorkoutPage.class).workouts();

    assertThatThrownBy(workouts::clear).isInstanceOf(UnsupportedOperationException.class);
  }
}
