package io.github.mmfapi.sandbox.internal.methods;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.sandbox.internal.model.Account;
import io.github.mmfapi.sandbox.internal.model.User;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GearBrandsTest {
  private static final Account ANNA = new Account(7, "anna", "anna's password");
  private static final Account BEN = new Account(8, "ben", "ben's password");

  private final InProcessSandbox sandbox = new InProcessSandbox(100, List.of(ANNA, BEN));

  private InProcessSandbox.Reply call(Account by, String method, String name, String value) {
    return call(by, method, Map.of(name, value, "gear_type_id", "1"));
  }

  private InProcessSandbox.Reply call(Account by, String method, Map<String, String> form) {
    User user = sandbox.user(by);
    InProcessSandbox.Reply reply = sandbox.call(user, method, form);
    assertThat(reply.isRefused()).as(reply.toString()).isFalse();
    return reply;
  }

  @BeforeEach
  void createBrands() {
    for (String name : List.of("Alpha", "Big Alp", "Beta")) {
      call(ANNA, "gear/create_gear_brand", "gear_brand_name", name);
    }
    call(
        ANNA,
        "gear/create_gear_brand",
        Map.of("gear_brand_name", "Alpha of another type", "gear_type_id", "2"));
  }

  /** A user other than the one who created them is told of them, too. */
  @ParameterizedTest
  @CsvSource({"Alp, Alpha|Big Alp", "aLPH, Alpha", "A, Alpha|Big Alp|Beta", "Gamma, ''"})
  void suggestGearBrands_namesThoseOfTheType_thatContainTheText(String text, String names) {
    assertThat(
            call(BEN, "gear/suggest_gear_brands", "q", text)
                .output()
                .path("gear_brands")
                .findValuesAsText("gear_brand_name"))
        .isEqualTo(names.isEmpty() ? List.of() : List.of(names.split("\\|", -1)));
  }

  @ParameterizedTest
  @CsvSource({"Alpha, 1", "big ALP, 1", "Big, 0", "Alpha of another, 0"})
  void isDuplicateGearBrandName_isAboutTheWholeName(String name, String flag) {
    assertThat(
            call(BEN, "gear/is_duplicate_gear_brand_name", "gear_brand_name", name)
                .output()
                .path("is_duplicate")
                .asText())
        .isEqualTo(flag);
    if (flag.equals("1")) {
      Map<String, String> form = Map.of("gear_brand_name", name, "gear_type_id", "1");
      assertThat(sandbox.call(sandbox.user(BEN), "gear/create_gear_brand", form).isRefused())
          .isTrue();
    }
  }
}
