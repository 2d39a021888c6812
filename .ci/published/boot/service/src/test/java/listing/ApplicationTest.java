package listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.spring.test.MmfSandboxTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;

@SpringBootTest
@MmfSandboxTest
class ApplicationTest {
  @Test
  void workouts_areListed(
      @Autowired Application.Listing listing,
      @Autowired WorkoutsApi workouts,
      @Autowired Environment properties,
      MmfSandbox sandbox) {
    LocalDate day = LocalDate.of(2013, 1, 16);
    workouts.createWorkout(w -> w.workoutDate(day).workoutDescription("a run"));

    assertThat(listing.descriptions()).containsExactly("a run");
    assertThat(properties.getProperty("mmf.base-url")).isEqualTo(sandbox.baseUrl().toString());
    System.out.println(
        "Spring Boot " + SpringBootVersion.getVersion() + " lists " + listing.descriptions());
  }
}
