package io.github.mmfapi.contract;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The results of a verification.
 *
 * @param server the base URL
 * @param results one for each interaction, in the order in which they were verified
 */
public record ContractReport(URI server, List<InteractionResult> results) {
  private static final Comparator<InteractionResult> STRONGEST_FIRST =
      Comparator.comparing(result -> result.evidence().confidence());

  /**
   * Copies the results.
   *
   * @param server the base URL
   * @param results one for each interaction, in the order in which they were verified
   */
  public ContractReport {
    results = List.copyOf(results);
  }

  /** {@return whether no interaction is broken} */
  public boolean isKept() {
    return broken().isEmpty();
  }

  /** {@return the kept interactions} */
  public List<InteractionResult> kept() {
    return with(Outcome.KEPT);
  }

  /** {@return the broken interactions, those with the strongest evidence first} */
  public List<InteractionResult> broken() {
    return with(Outcome.BROKEN).stream().sorted(STRONGEST_FIRST).toList();
  }

  /** {@return the interactions that were not sent} */
  public List<InteractionResult> skipped() {
    return with(Outcome.SKIPPED);
  }

  private List<InteractionResult> with(Outcome outcome) {
    return results.stream().filter(result -> result.outcome() == outcome).toList();
  }

  /** {@return the counts in one sentence} */
  public String summary() {
    Set<String> operations = new TreeSet<>();
    results.forEach(result -> operations.add(result.interaction().operation()));
    return results.size()
        + " interactions of "
        + operations.size()
        + " operations: "
        + kept().size()
        + " kept, "
        + broken().size()
        + " broken, "
        + skipped().size()
        + " skipped";
  }

  /**
   * Tells whether an application can use the server.
   *
   * @param used the operations that the application calls
   * @return which of them the server keeps
   */
  public DeploymentVerdict verdictOn(UsedOperations used) {
    return DeploymentVerdict.of(used.operations(), results);
  }

  /** {@return the report as text, for a terminal} */
  public String text() {
    return new TextReport(this).render();
  }

  /** {@return the report as an HTML page that loads nothing} */
  public String html() {
    return new HtmlReport(this).render();
  }

  /** {@return the report as JUnit XML, a test case for each interaction} */
  public String junitXml() {
    return new JUnitReport(this).render();
  }

  /**
   * Writes the report as {@code contract.txt}, {@code contract.html} and {@code contract.xml}, the
   * last in the form of JUnit.
   *
   * @param folder created if it does not exist
   * @throws IOException if a file cannot be written
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("contract.txt"), text());
    Files.writeString(folder.resolve("contract.html"), html());
    Files.writeString(folder.resolve("contract.xml"), junitXml());
  }
}
