package io.github.mmfapi.cli.internal.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.files.Digests;
import io.github.mmfapi.cli.internal.output.CsvText;
import io.github.mmfapi.cli.internal.output.Progress;
import io.github.mmfapi.client.paging.Page;
import io.github.mmfapi.client.paging.PageSource;
import io.github.mmfapi.client.paging.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes all rows of a paged list into a file, each once, also if it is killed and started again. A
 * continued export begins with the page that starts with the last row that was read. It remembers
 * the keys of the last rows, so that it finds its place in a list that has changed, as {@link Rows}
 * does.
 *
 * @param <T> the type of a row
 */
public final class ListExport<T> {
  private static final int PAGE = 100;

  /** One more than {@link Rows} remembers, so that it detects that none is left. */
  private static final int KEYS = 20 * PAGE + 1;

  private final PageSource<T> pages;
  private final Function<T, ObjectNode> json;
  private final String keyName;

  /** A row, or the place of one that was read before. */
  private record Keyed<T>(String key, @Nullable T row) {}

  /**
   * What to write.
   *
   * @param file the file
   * @param export the export in words; another one is not continued
   * @param columns the columns of CSV; empty for NDJSON
   * @param overwrite whether to start again and replace the file
   */
  public record Target(Path file, String export, List<String> columns, boolean overwrite) {
    /** Copies the list. */
    public Target {
      columns = List.copyOf(columns);
    }
  }

  /**
   * What was written.
   *
   * @param rows the number of rows in the file
   * @param before how many of them an interrupted export had written
   */
  public record Result(long rows, long before) {}

  /**
   * Creates an export.
   *
   * @param pages fetches a page
   * @param json turns a row into JSON
   * @param keyName the field that identifies a row; rows without it are identified by all fields
   */
  public ListExport(PageSource<T> pages, Function<T, ObjectNode> json, String keyName) {
    this.pages = pages;
    this.json = json;
    this.keyName = keyName;
  }

  /**
   * Writes the rows.
   *
   * @param target what to write
   * @param matches selects rows
   * @param progress is told the number of rows
   * @return what was written
   * @throws IOException if the file cannot be written
   */
  public Result run(Target target, Predicate<T> matches, Progress progress) throws IOException {
    try (ExportFile out = ExportFile.open(target.file(), target.export(), target.overwrite())) {
      Position position = out.position();
      long rows = position.rows();
      if (!position.complete()) {
        rows = new Running(target, out, progress).write(matches);
      }
      out.complete(rows);
      return new Result(rows, position.rows());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** An export that runs. */
  private final class Running {
    private final Target target;
    private final ExportFile out;
    private final Progress progress;
    private final RecentKeys keys;
    private final List<Keyed<T>> known = new ArrayList<>();
    private final int first;
    private boolean atStart = true;
    private long rows;

    Running(Target target, ExportFile out, Progress progress) {
      this.target = target;
      this.out = out;
      this.progress = progress;
      Position position = out.position();
      List<String> latest = position.keys();
      this.keys = new RecentKeys(KEYS, latest);
      this.rows = position.rows();
      // Below the known rows the list is not read again, unless all that were read are known.
      this.first = latest.size() < KEYS ? 0 : Math.max(0, position.next() + 1 - latest.size());
      int gap = latest.isEmpty() ? 0 : position.next() + 1 - first - latest.size();
      for (int i = 0; i < gap; i++) {
        known.add(new Keyed<>("\0" + i, null));
      }
      latest.forEach(key -> known.add(new Keyed<>(key, null)));
    }

    long write(Predicate<T> matches) {
      if (out.isEmpty() && !target.columns().isEmpty()) {
        out.append(CsvText.line(target.columns()));
      }
      Rows<Keyed<T>> list =
          Rows.of(this::fetch, Keyed<T>::key).pageSize(PAGE).startRecord(first).untilNoNewRows();
      for (Keyed<T> keyed : list) {
        T row = keyed.row();
        if (row != null && keys.add(keyed.key()) && matches.test(row)) {
          out.append(text(json.apply(row)));
          rows++;
        }
      }
      return rows;
    }

    private String text(ObjectNode row) {
      return target.columns().isEmpty() ? row + "\n" : CsvText.row(target.columns(), row);
    }

    /** Fetches a page when all rows before it were appended. */
    private Page<Keyed<T>> fetch(int start, int limit) {
      if (atStart && !known.isEmpty()) {
        atStart = false;
        return new Page<>(known, null);
      }
      if (!atStart) {
        checkpoint(start);
      }
      atStart = false;
      Page<T> page = pages.fetch(start, limit);
      Integer count = page.count();
      if (count != null && count > page.rows().size()) {
        progress.total(count);
      }
      progress.at(start + page.rows().size());
      return new Page<>(page.rows().stream().map(this::keyed).toList(), count);
    }

    private void checkpoint(int next) {
      try {
        out.checkpoint(rows, next, keys.latestLast());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Keyed<T> keyed(T row) {
      ObjectNode fields = json.apply(row);
      String key = fields.path(keyName).asText("");
      return new Keyed<>(key.isEmpty() ? Digests.of(fields.toString()) : key, row);
    }
  }
}
