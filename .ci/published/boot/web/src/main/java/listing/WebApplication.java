package listing;

import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.spring.feign.MmfFeignConfiguration;
import io.github.mmfapi.wire.WireValue;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A web application that passes workouts on. */
@SpringBootApplication
@EnableFeignClients
public class WebApplication {
  /** Starts the application. */
  public static void main(String[] arguments) {
    SpringApplication.run(WebApplication.class, arguments);
  }

  /** A client of Spring Cloud OpenFeign. */
  @FeignClient(
      name = "workouts",
      url = "${mmf.base-url}",
      configuration = MmfFeignConfiguration.class)
  interface FeignWorkouts extends WorkoutsApi {}

  /** Returns models, which Spring's Jackson writes and reads. */
  @RestController
  static class Workouts {
    private final MmfClient client;
    private final FeignWorkouts feign;

    Workouts(MmfClient client, FeignWorkouts feign) {
      this.client = client;
      this.feign = feign;
    }

    @GetMapping("/workouts")
    List<Workout> workouts() {
      return client.workouts().getWorkouts().workouts();
    }

    @GetMapping("/feign/workouts")
    List<Workout> workoutsByFeign() {
      return feign.getWorkouts().workouts();
    }

    @GetMapping("/group-types")
    WireValue groupTypes() {
      return client.groups().getGroupTypes();
    }

    @PostMapping("/workouts")
    Workout echo(@RequestBody Workout workout) {
      return workout;
    }
  }
}
