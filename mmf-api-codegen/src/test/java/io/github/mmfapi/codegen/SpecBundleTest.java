package io.github.mmfapi.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecBundleTest {
  private static final String API =
      """
      openapi: 3.0.3
      info: { title: Sample, version: "1" }
      components:
        schemas:
          Flag: { type: string, enum: ["0", "1"] }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeRoot() throws IOException {
    Files.createDirectories(folder.resolve("groups"));
    Files.writeString(folder.resolve("api.yaml"), API);
  }

  @Test
  void write_groups_becomeOneDocument() throws IOException {
    group(
        "b",
        """
        tags: [{ name: B }]
        paths:
          /b: { $ref: "a.yaml#/components/pathItems/Ping" }
        components:
          schemas:
            Thing:
              properties:
                open: { $ref: "../api.yaml#/components/schemas/Flag" }
                parent: { $ref: "#/components/schemas/Thing" }
        """);
    group("a", "tags: [{ name: A }]\ncomponents: { pathItems: { Ping: { get: {} } } }\n");

    assertThat(bundle())
        .isEqualTo(
            """
            # Bundled from api.yaml and groups/. Do not edit: change those and build again.
            openapi: 3.0.3
            info:
              title: Sample
              version: '1'
            tags:
            - name: A
            - name: B
            paths:
              /b:
                $ref: '#/components/pathItems/Ping'
            components:
              schemas:
                Flag:
                  type: string
                  enum:
                  - '0'
                  - '1'
                Thing:
                  properties:
                    open:
                      $ref: '#/components/schemas/Flag'
                    parent:
                      $ref: '#/components/schemas/Thing'
              pathItems:
                Ping:
                  get: {}
            """);
  }

  @Test
  void write_sameNameTwice_isRejected() throws IOException {
    group("a", "components: { schemas: { Flag: { type: string } } }\n");

    assertThatExceptionOfType(InvalidSpecException.class)
        .isThrownBy(this::bundle)
        .withMessageContainingAll("groups/a.yaml:1: Flag: another file describes it too");
  }

  @Test
  void write_referenceWithoutTarget_isRejected() throws IOException {
    group("a", "paths: { /a: { $ref: \"../api.yaml#/components/schemas/Flog\" } }\n");

    assertThatExceptionOfType(InvalidSpecException.class)
        .isThrownBy(this::bundle)
        .withMessageContainingAll(
            "groups/a.yaml:1: ", "../api.yaml#/components/schemas/Flog does not exist");
  }

  @Test
  void write_referenceToNoComponent_isRejected() throws IOException {
    group("a", "paths: { /a: { $ref: \"b.yaml\" } }\n");

    assertThatExceptionOfType(InvalidSpecException.class)
        .isThrownBy(this::bundle)
        .withMessageContainingAll("groups/a.yaml:1: ", "b.yaml is not to a component");
  }

  @Test
  void write_keyTwice_isRejected() throws IOException {
    group("a", "paths:\n  /a: {}\n  /a: {}\n");

    assertThatExceptionOfType(InvalidSpecException.class)
        .isThrownBy(this::bundle)
        .withMessageContainingAll(
            "groups/a.yaml:3: not valid YAML", "duplicate key /a", "remove one");
  }

  private void group(String name, String yaml) throws IOException {
    Files.writeString(folder.resolve("groups").resolve(name + ".yaml"), yaml);
  }

  private String bundle() throws IOException {
    Path bundle = folder.resolve("target/bundle.yaml");
    SpecBundle.write(SpecBundle.merge(folder), bundle);
    return Files.readString(bundle);
  }
}
