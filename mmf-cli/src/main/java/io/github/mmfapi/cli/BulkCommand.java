package io.github.mmfapi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** {@code mmf bulk}: says where the command is, which is too large for this jar. */
@Command(
    name = "bulk",
    description = {
      "Exports the lists of many members; the jar of mmf-flink has it.",
      "Example: mmf bulk export --store jdbc:h2:./tokens --to export"
    })
final class BulkCommand implements Callable<Integer> {
  // picocli needs a place for the options of the other command; no code reads it.
  @SuppressWarnings("UnusedVariable")
  @Unmatched
  private List<String> options = new ArrayList<>();

  @Override
  public Integer call() {
    String version = Mmf.class.getPackage().getImplementationVersion();
    throw new IllegalStateException(
        "'bulk' is not in this jar, because Apache Flink is large; fetch"
            + " io.github.mmfapi:mmf-flink:"
            + (version == null ? "VERSION" : version)
            + ":jar:all and run: java -jar mmf-flink-"
            + (version == null ? "VERSION" : version)
            + "-all.jar export --help");
  }
}
