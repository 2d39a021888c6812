package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

/** What a native image must keep. */
class RuntimeHintsTest {
  private static RuntimeHints hints() {
    RuntimeHints hints = new RuntimeHints();
    new MmfRuntimeHints().registerHints(hints, null);
    return hints;
  }

  @Test
  void generatedInterfaces_areProxiesAndReadByReflection() throws IOException, URISyntaxException {
    RuntimeHints hints = hints();
    assertThat(ConfigurationTest.generated()).hasSizeGreaterThan(10);
    for (Class<?> type : ConfigurationTest.generated()) {
      assertThat(RuntimeHintsPredicates.proxies().forInterfaces(type)).accepts(hints);
      assertThat(hints.reflection().getTypeHint(type).getMemberCategories())
          .contains(MemberCategory.INVOKE_PUBLIC_METHODS);
    }
  }
}
