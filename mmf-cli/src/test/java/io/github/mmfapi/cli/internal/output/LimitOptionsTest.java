package io.github.mmfapi.cli.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.client.paging.Page;
import io.github.mmfapi.client.paging.Rows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class LimitOptionsTest {
  @Command
  private static final class AnyCommand {
    @Mixin private final LimitOptions limits = new LimitOptions();
  }

  @ParameterizedTest
  @CsvSource({
    ", ERR, 30, 25, The first 25 rows; --all prints all.",
    ", OUT, 30, 25, ''",
    ", ERR, 24, 24, ''",
    "--limit 25, ERR, 30, 25, ''",
    "--limit 2, ERR, 30, 2, ''",
    "--all, ERR, 30, 30, ''"
  })
  void list_thatWasCutUnasked_saysSoOnATerminal(
      String options, Console.Stream terminal, int rows, int written, String said) {
    AnyCommand command = new AnyCommand();
    StringWriter err = new StringWriter();
    new CommandLine(command)
        .setErr(new PrintWriter(err))
        .parseArgs(options == null ? new String[0] : options.split(" "));
    List<ObjectNode> printed = new ArrayList<>();
    RowWriter writer =
        new RowWriter() {
          @Override
          public void write(ObjectNode row) {
            printed.add(row);
          }

          @Override
          public void finish() {}
        };

    command.limits.write(
        Rows.of((start, limit) -> page(rows, start, limit), row -> row),
        row -> true,
        row -> JsonNodeFactory.instance.objectNode().put("n", row),
        writer,
        new Console(StandardCharsets.UTF_8, stream -> stream == terminal));

    assertThat(printed).hasSize(written);
    assertThat(err.toString().strip()).isEqualTo(said);
  }

  private static Page<Integer> page(int rows, int start, int limit) {
    return new Page<>(IntStream.range(start, Math.min(rows, start + limit)).boxed().toList(), rows);
  }
}
