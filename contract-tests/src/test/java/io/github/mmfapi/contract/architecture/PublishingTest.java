package io.github.mmfapi.contract.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the poms say about publishing agrees with the list of modules. */
class PublishingTest {
  private static final Project.Module ROOT = new Project.Module(Project.ROOT);
  private static final Project.Module BOM = new Project.Module(Project.ROOT.resolve("mmf-bom"));
  private static final String PARENT = "mmf-api-parent";

  @Test
  void billOfMaterials_hasThePublishedModules_andNothingElse() {
    List<String> managed =
        BOM.properties("artifactId").stream()
            .filter(name -> !List.of(PARENT, BOM.artifact(), "flatten-maven-plugin").contains(name))
            .toList();

    assertThat(managed)
        .as("artifacts in mmf-bom/pom.xml")
        .containsExactlyInAnyOrderElementsOf(
            Project.PUBLISHED.stream().map(Project.Module::artifact).toList());
    assertThat(BOM.properties("version"))
        .filteredOn("${project.version}"::equals)
        .hasSameSizeAs(managed);
  }

  @Test
  void upload_leavesOutTheParentAndWhatIsNotPublished() {
    assertThat(ROOT.properties("artifact"))
        .as("excludeArtifacts of the profile central")
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of(PARENT), Project.UNPUBLISHED.stream().map(Project.Module::artifact))
                .toList());
  }

  @Test
  void modules_haveNameAndDescription() {
    assertThat(Project.PUBLISHED)
        .allSatisfy(
            module -> {
              assertThat(module.property("name")).as("name of %s", module).isNotBlank();
              assertThat(module.property("description")).as("of %s", module).isNotBlank();
            });
  }
}
