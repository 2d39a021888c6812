package io.github.mmfapi.spring.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.spring.feign.SigningCapability;
import java.io.IOException;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

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

  @Test
  void capabilityOfFeignClients_isCalledByReflection() {
    assertThat(hints().reflection().getTypeHint(SigningCapability.class).getMemberCategories())
        .contains(MemberCategory.INVOKE_PUBLIC_METHODS);
  }

  /** The generated interfaces are beans by definitions that Spring can write down as code. */
  @Test
  void application_isProcessedAheadOfTime() {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      TestPropertyValues.of(
              "mmf.base-url=http://127.0.0.1:1/3.1", "mmf.client-key=k", "mmf.client-secret=s")
          .applyTo(context);
      context.register(MmfTokenStoreAutoConfiguration.class, MmfAutoConfiguration.class);
      InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
      DefaultGenerationContext generation =
          new DefaultGenerationContext(
              new ClassNameGenerator(ClassName.get(getClass().getPackageName(), "Application")),
              files);
      new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
      generation.writeGeneratedContent();

      assertThat(files.getGeneratedFiles(GeneratedFiles.Kind.SOURCE).keySet())
          .anyMatch(name -> name.contains("MmfAutoConfiguration"))
          .anyMatch(name -> name.contains("GeneratedApi"));
    }
  }
}
