package io.github.mmfapi.sandbox.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SigningCaller;
import java.lang.reflect.Field;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The console remembers exactly as many requests as it may, and none after a reset. */
class ForgottenRequestsTest {
  private final RequestLog log = new RequestLog();

  @Test
  void requests_aroundTheMaximum_areKeptUpToIt() {
    for (int i = 1; i <= RequestLog.MOST + 1; i++) {
      log.add(Refused.request(log.nextId(), Instant.EPOCH));

      assertThat(log.after(0)).hasSize(Math.min(i, RequestLog.MOST));
      assertThat(log.find(i)).isNotNull();
    }
    assertThat(log.find(1)).isNull();
    assertThat(log.find(2)).isNotNull();
    assertThat(log.after(2)).hasSize(RequestLog.MOST - 1);

    log.clear();

    assertThat(log.after(0)).isEmpty();
    assertThat(log.nextId()).as("ids are used once").isEqualTo(RequestLog.MOST + 2);
  }

  @ParameterizedTest
  @CsvSource({"19999, 19999", "20000, 20000", "20001, 20000"})
  void body_aroundTheMaximum_isKeptUpToIt(int length, int kept) {
    LoggedRequest.Payload payload = LoggedRequest.Payload.of("x".repeat(length));

    assertThat(payload.text()).hasSize(kept);
    assertThat(payload.length()).isEqualTo(length);
    assertThat(payload.isWhole()).isEqualTo(kept == length);
  }

  @Test
  void diagnoses_cleared_areNotKnownAnyMore() {
    Diagnoses diagnoses = new Diagnoses(Refused.server(), () -> 0);
    for (int id = 0; id < Diagnoses.MOST_PER_SECOND; id++) {
      assertThat(diagnoses.of(Refused.request(id, Instant.EPOCH))).isNotNull();
    }
    assertThat(diagnoses.of(Refused.request(0, Instant.EPOCH))).as("known").isNotNull();

    diagnoses.clear();

    assertThat(diagnoses.of(Refused.request(0, Instant.EPOCH))).as("no more this second").isNull();
  }

  /** A diagnosis has base strings, and with them what was sent; no page leads to it any more. */
  @Test
  void console_cleared_keepsNoDiagnosis() throws ReflectiveOperationException {
    LoggedRequest request = Refused.request(1, Instant.EPOCH);
    try (Console console = new Console(Refused.server(), true, secret -> false, null, () -> {})) {
      Field field = Console.class.getDeclaredField("diagnoses");
      field.setAccessible(true);
      Diagnoses diagnoses = (Diagnoses) field.get(console);
      SignatureDiagnosis before = diagnoses.of(request);
      assertThat(diagnoses.of(request)).as("known").isNotNull().isSameAs(before);

      console.clear();

      assertThat(diagnoses.of(request)).as("made anew").isNotNull().isNotSameAs(before);
    }
  }

  @Test
  void reset_forgetsTheRequestsBefore() {
    try (MmfSandbox sandbox = MmfSandbox.builder().console(true).start()) {
      String page = sandbox.baseUrl().resolve("/").toString();
      SigningCaller.send("GET", sandbox.baseUrl() + "/gear/get_any_gear", null, null);
      assertThat(SigningCaller.send("GET", page, null, null).body()).contains("gear/get_any_gear");

      sandbox.reset();

      assertThat(SigningCaller.send("GET", page, null, null).body())
          .doesNotContain("gear/get_any_gear");
    }
  }
}
