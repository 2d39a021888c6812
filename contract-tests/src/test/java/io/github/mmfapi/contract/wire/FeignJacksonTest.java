package io.github.mmfapi.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import feign.Headers;
import feign.RequestLine;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.contract.support.ContractServer;
import io.github.mmfapi.model.Workout;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The models work with feign-jackson's own codec, nothing registered, on a server of one's own. */
class FeignJacksonTest {
  @RegisterExtension final ContractServer server = new ContractServer();

  interface WorkoutStore {
    @RequestLine("POST /store")
    @Headers("Content-Type: application/json")
    Workout store(Workout workout);
  }

  @Test
  void modelsThroughJacksonEncoderAndDecoder_areLossless() {
    String row = Recorded.output(Recorded.ONE_WORKOUT).at("/workouts/0").toString();
    server.answer(ContractServer.json(row));
    WorkoutStore store =
        Feign.builder()
            .encoder(new JacksonEncoder())
            .decoder(new JacksonDecoder())
            .target(WorkoutStore.class, server.wireMock().baseUrl());

    Workout answered =
        store.store(
            Workout.builder()
                .workoutId(7L)
                .workoutDate(LocalDate.of(2013, 1, 16))
                .completedFlag(true)
                .build());

    assertThat(Recorded.tree(server.onlyRequest().getBodyAsString()))
        .isEqualTo(
            Recorded.tree(
                "{\"workout_id\":\"7\",\"workout_date\":\"2013-01-16\",\"completed_flag\":\"1\"}"));
    assertThat(answered.workoutId()).isEqualTo(222399046L);
  }
}
