package io.github.mmfapi.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.model.Workout;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.spring.MmfConnectionDetails;
import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;

/** The annotation alone: the application has no property at all. */
@SpringBootTest(
    classes = WebApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = "spring.main.web-application-type=none")
@MmfSandboxTest(sandbox = Anna.class)
@TestMethodOrder(org.junit.jupiter.api.MethodOrderer.MethodName.class)
class SandboxTest {
  @Autowired private WorkoutsApi workouts;

  private void create(String description) {
    workouts.createWorkout(
        w -> w.workoutDate(LocalDate.of(2013, 1, 17)).workoutDescription(description));
  }

  private java.util.List<String> listed() {
    return workouts.getWorkouts().workouts().stream().map(Workout::workoutDescription).toList();
  }

  @Test
  void calls_areMadeOnBehalfOfTheSandboxsUser() {
    create("in the first test");
    assertThat(listed()).contains("a run", "in the first test");
  }

  @Test
  void calls_ofTheNextTest_findTheInitialData() {
    assertThat(listed()).containsExactly("a run");
  }

  @Test
  void sandbox_isInjected_asParameterAndBean(
      MmfSandbox sandbox, @Autowired MmfSandbox bean, @Autowired MmfConnectionDetails details) {
    assertThat(sandbox).isSameAs(bean);
    assertThat(details.baseUrl()).isEqualTo(sandbox.baseUrl());
  }

  @Test
  void properties_areThoseOfTheSandbox(
      MmfSandbox sandbox,
      @Value("${mmf.base-url}") String url,
      @Value("${mmf.client-secret}") String secret) {
    assertThat(url).isEqualTo(sandbox.baseUrl().toString());
    assertThat(secret).isEqualTo(sandbox.clientCredentials().secret());
  }

  @Nested
  class Inside {
    @Test
    void nestedClass_takesPart(MmfSandbox sandbox) {
      assertThat(listed()).containsExactly("a run");
      assertThat(sandbox.user()).isEqualTo(Anna.ANNA);
    }
  }
}
