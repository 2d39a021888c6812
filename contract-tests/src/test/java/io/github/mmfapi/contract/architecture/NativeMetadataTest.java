package io.github.mmfapi.contract.architecture;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The metadata for native images names what the client really creates proxies of, reflects on and
 * loads. No native image is built here.
 */
class NativeMetadataTest {
  private static final String REFLECTED_MODEL = " allDeclaredConstructors allDeclaredMethods";

  /** Calls whose target native-image cannot find out by itself. */
  private static final Set<String> REFLECTIVE =
      Set.of(
          "java.lang.Class.forName",
          "java.lang.Class.getMethods",
          "java.lang.Class.getMethod",
          "java.lang.Class.getDeclaredMethods",
          "java.lang.Class.getDeclaredMethod",
          "java.lang.Class.getDeclaredConstructor",
          "java.lang.Class.getDeclaredConstructors",
          "java.lang.Class.getDeclaredFields",
          "java.lang.Class.getDeclaredField",
          "java.lang.Class.getRecordComponents",
          "java.lang.Class.getEnumConstants",
          "java.lang.reflect.Proxy.newProxyInstance",
          "java.lang.ClassLoader.loadClass",
          "java.util.ServiceLoader.load",
          "java.util.ResourceBundle.getBundle",
          "java.io.ObjectInputStream.readObject");

  private static final Set<String> RESOURCE_CALLS =
      Set.of(
          "java.lang.Class.getResource",
          "java.lang.Class.getResourceAsStream",
          "java.lang.ClassLoader.getResource",
          "java.lang.ClassLoader.getResources",
          "java.lang.ClassLoader.getResourceAsStream");

  private final NativeMetadata metadata = NativeMetadata.current();

  @Test
  void formats_sayTheSame() {
    assertThat(NativeMetadata.earlier()).isEqualTo(metadata);
  }

  @Test
  void proxies_areThoseThatTheClientCreates() throws IllegalAccessException {
    Set<String> created = new TreeSet<>();
    try (MmfClient client =
        MmfClient.builder()
            .baseUrl("http://127.0.0.1:9/3.1")
            .clientCredentials(new ClientCredentials("key", "secret"))
            .build()) {
      addProxies(created, client);
      addProxies(created, client.async());
    }

    assertThat(created).hasSizeGreaterThan(10);
    assertThat(metadata.proxies()).isEqualTo(created);
    assertThat(metadata.typesWith(" allPublicMethods")).isEqualTo(created);
  }

  private static void addProxies(Set<String> created, Object client) throws IllegalAccessException {
    for (Method method : client.getClass().getMethods()) {
      if (method.getParameterCount() == 0 && method.getReturnType().isInterface()) {
        try {
          for (Object part : parts(method.invoke(client))) {
            if (Proxy.isProxyClass(part.getClass())) {
              assertThat(part.getClass().getInterfaces()).hasSize(1);
              created.add(part.getClass().getInterfaces()[0].getName());
            }
          }
        } catch (InvocationTargetException e) {
          throw new AssertionError(method + " failed", e);
        }
      }
    }
  }

  /** Returns a part of the client, and what it is made of. */
  private static List<Object> parts(Object part)
      throws IllegalAccessException, InvocationTargetException {
    List<Object> parts = new ArrayList<>(List.of(part));
    if (part.getClass().isRecord()) {
      for (RecordComponent component : part.getClass().getRecordComponents()) {
        parts.add(component.getAccessor().invoke(part));
      }
    }
    return parts;
  }

  @Test
  void models_areThoseThatAreGenerated() {
    Set<String> generated =
        Project.CLASSES.stream()
            .filter(type -> type.getPackageName().equals(Project.PACKAGE + ".model"))
            .filter(type -> !type.getSimpleName().equals("Builder"))
            .filter(type -> !type.getModifiers().contains(JavaModifier.SYNTHETIC))
            .filter(type -> !Project.isHandWritten(type) && !type.isAnonymousClass())
            .map(JavaClass::getName)
            .collect(toCollection(TreeSet::new));

    assertThat(generated).hasSizeGreaterThan(100);
    assertThat(metadata.typesWith(REFLECTED_MODEL)).isEqualTo(generated);
  }

  @Test
  void readersAndWriters_thatAnnotationsName_areInTheMetadata() {
    Set<String> named = new TreeSet<>();
    for (JavaClass type : clientClasses()) {
      type.tryGetAnnotationOfType(JsonDeserialize.class)
          .ifPresent(annotation -> named.add(annotation.using().getName()));
      type.tryGetAnnotationOfType(JsonSerialize.class)
          .ifPresent(annotation -> named.add(annotation.using().getName()));
    }

    assertThat(metadata.typesWith("allDeclaredConstructors")).containsAll(named);
  }

  @Test
  void types_exist() {
    assertThat(metadata.types())
        .allSatisfy(
            type ->
                assertThat(Project.CLASSES.contain(type.substring(0, type.indexOf(' '))))
                    .as(type)
                    .isTrue());
  }

  @Test
  void resources_areTheFilesOfTheClient() throws IOException {
    Set<String> files = new TreeSet<>();
    for (Project.Module module : NativeMetadata.MODULES) {
      Path root = module.classes();
      try (Stream<Path> found = Files.walk(root)) {
        found
            .filter(Files::isRegularFile)
            .map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
            .filter(name -> !name.endsWith(".class") && !name.startsWith("META-INF/"))
            .forEach(files::add);
      }
    }

    assertThat(files).isNotEmpty();
    assertThat(metadata.resources()).isEqualTo(files);
    assertThat(callers(RESOURCE_CALLS)).containsExactly("client.UserAgent");
  }

  @Test
  void reflection_isUsedWhereTheMetadataCoversIt() {
    assertThat(callers(REFLECTIVE))
        .as("classes that use reflection; add what they reach to META-INF/native-image, then here")
        .containsExactlyInAnyOrder(
            // Looks for one class of Jackson, by a constant name.
            "client.codec.EnvelopeReader",
            // Makes the proxies.
            "client.internal.call.ApiProxy",
            // Reads the methods of the generated interfaces.
            "client.metrics.Operations");
  }

  private static Set<String> callers(Set<String> methods) {
    return clientClasses().stream()
        .flatMap(type -> type.getAccessesFromSelf().stream())
        .filter(
            access -> methods.contains(access.getTargetOwner().getName() + "." + access.getName()))
        .map(JavaAccess::getOriginOwner)
        .map(type -> type.getName().substring(Project.PACKAGE.length() + 1))
        .collect(toCollection(TreeSet::new));
  }

  private static Set<JavaClass> clientClasses() {
    return Project.CLASSES.stream()
        .filter(type -> NativeMetadata.MODULES.contains(Project.moduleOf(type)))
        .collect(toSet());
  }
}
