package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.flink.internal.parquet.ParquetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;

/** What an export wrote. */
final class Exported {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How often each row is in the files, by its key. */
  final Map<String, Integer> rows = new HashMap<>();

  /** The reason of each refusal, by member. */
  final Map<String, String> refused = new TreeMap<>();

  private final List<Path> unfinished = new ArrayList<>();

  static Exported read(Path folder) throws IOException {
    Exported exported = new Exported();
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      if (name.startsWith(".")) {
        exported.unfinished.add(file);
      } else if (name.endsWith(FileFormat.PARQUET.suffix())) {
        for (Group row : ParquetFile.read(file)) {
          exported.add(file, line(row));
        }
      } else {
        for (String line : Files.readAllLines(file)) {
          exported.add(file, JSON.readTree(line));
        }
      }
    }
    return exported;
  }

  /** Returns a row of a Parquet file like a line of NDJSON. */
  private static JsonNode line(Group row) throws IOException {
    String name = row.getType().getName().equals("Workout") ? "workout" : "route";
    return JSON.createObjectNode()
        .put("member", row.getString("member", 0))
        .set(name, JSON.readTree(row.getString("wire_json", 0)));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !file.toString().contains(".checkpoints"))
          .toList();
    }
  }

  private void add(Path file, JsonNode line) {
    if (line.has("reason")) {
      refused.put(line.get("member").asText(), line.get("reason").asText());
      return;
    }
    JsonNode row = line.has("route") ? line.get("route") : line.get("workout");
    if (line.has("workout")) {
      String date = row.get("workout_date").asText();
      assertThat(file.getParent().getFileName().toString())
          .isEqualTo("month=" + (date.isEmpty() ? "unknown" : date.substring(0, 7)));
    }
    String key =
        row.has("workout_key") ? row.get("workout_key").asText() : row.get("route_key").asText();
    assertThat(key).startsWith(line.get("member").asText() + "-");
    rows.merge(key, 1, Integer::sum);
  }

  /** Checks that each row that was there all the time is there once, and no other one twice. */
  void assertExactlyOnce(int members) {
    assertThat(rows).as("rows that are there twice").doesNotContainValue(2);
    List<String> lost = new ArrayList<>();
    for (String member : members(members)) {
      if (!FakeList.isRefused(member)) {
        FakeList.staying(member).stream().filter(key -> !rows.containsKey(key)).forEach(lost::add);
      }
    }
    assertThat(lost).as("lost rows").isEmpty();
    assertThat(refused.keySet())
        .as("refused members")
        .containsExactlyInAnyOrderElementsOf(
            members(members).stream().filter(FakeList::isRefused).toList());
    assertThat(refused.values()).as("reasons").containsOnly("NOT_AUTHENTICATED");
    assertThat(unfinished).as("unfinished files").isEmpty();
  }

  static List<String> members(int members) {
    return IntStream.range(0, members).mapToObj(i -> "m" + i).toList();
  }
}
