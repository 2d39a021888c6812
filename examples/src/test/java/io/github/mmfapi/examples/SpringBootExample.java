package io.github.mmfapi.examples;

import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.oauth1.store.TokenStore;
import io.github.mmfapi.spring.MmfClientBuilderCustomizer;
import io.github.mmfapi.spring.feign.MmfFeignConfiguration;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The application of docs/guide/spring-boot.md. */
@SpringBootApplication
@ComponentScan(useDefaultFilters = false)
@EnableFeignClients(
    clients = {SpringBootExample.SpringWorkouts.class, SpringBootExample.Photos.class})
class SpringBootExample {

  // docs: controller
  @RestController
  static class WorkoutList {
    private final WorkoutsApi workouts;

    WorkoutList(WorkoutsApi workouts) {
      this.workouts = workouts;
    }

    @GetMapping("/workouts")
    List<String> descriptions() {
      return workouts.getWorkouts(q -> q.limit(25)).workouts().stream()
          .map(Workout::workoutDescription)
          .toList();
    }
  }

  // end

  // docs: users
  @Service
  static class Synchronization {
    private final MmfClient client;
    private final TokenStore store;

    Synchronization(MmfClient client, TokenStore store) {
      this.client = client;
      this.store = store;
    }

    int workoutsOf(String user) {
      return client.as(store.forUser(user)).workouts().getWorkouts().workouts().size();
    }
  }

  // end

  // docs: customizer
  @Bean
  MmfClientBuilderCustomizer shortCalls() {
    return builder -> builder.callTimeout(Duration.ofSeconds(20));
  }

  // end

  // docs: openfeign
  @FeignClient(
      name = "workouts",
      url = "${mmf.base-url}",
      configuration = MmfFeignConfiguration.class)
  interface SpringWorkouts extends WorkoutsApi {}

  // end

  // docs: photos
  @FeignClient(name = "photos", url = "https://photos.example")
  interface Photos {
    @GetMapping("/photos")
    String photos(@RequestParam("size") String size);
  }
  // end
}
