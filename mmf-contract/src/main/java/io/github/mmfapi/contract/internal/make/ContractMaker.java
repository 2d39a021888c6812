package io.github.mmfapi.contract.internal.make;

import io.github.mmfapi.contract.internal.spec.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the contract in the build of this module. */
public final class ContractMaker {
  private ContractMaker() {}

  /**
   * Writes the Pact file and the table of operations. A file that would have the same text is left
   * alone, because Maven packs and compiles again what depends on it.
   *
   * @param arguments the folder of recordings, the folder of recorded bodies, the folder to write
   *     to
   */
  public static void main(String[] arguments) throws IOException {
    Promises promises = Promises.read(Path.of(arguments[0]), Path.of(arguments[1]));
    Path folder = Files.createDirectories(Path.of(arguments[2]));
    write(folder.resolve(PactFile.NAME), PactFile.render(promises.interactions()));
    write(folder.resolve(OperationTable.NAME), OperationTable.render(Operations.all()));
  }

  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text);
    }
  }
}
