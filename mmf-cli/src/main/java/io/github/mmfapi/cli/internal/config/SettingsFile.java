package io.github.mmfapi.cli.internal.config;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.files.Durable;
import io.github.mmfapi.cli.internal.session.Configuration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Changes one value in a TOML file and keeps everything else, comments included. The result is read
 * again by the TOML library, and written only if exactly that value has changed.
 */
final class SettingsFile {
  private static final String OF_OWNER = "rw-------";
  private static final String OF_ALL_TO_READ = "rw-r--r--";

  private final Path file;

  SettingsFile(Path file) {
    this.file = file;
  }

  /**
   * Sets a value.
   *
   * @param table the names of the tables around it, none for the beginning of the file
   * @param secret whether only the owner may read a new file
   * @throws IllegalStateException if the file is written in a way that cannot be changed by lines
   */
  void set(List<String> table, String key, String value, boolean secret) throws IOException {
    String before = Configuration.text(file);
    String after = edited(before, String.join(".", table), key, value);
    if (!Configuration.tree(file, after).equals(expected(before, table, key, value))) {
      throw new IllegalStateException(
          file
              + " is written in another form than one table for each profile and one line for each"
              + " setting; change "
              + key
              + " in it with an editor");
    }
    write(after, secret);
  }

  private JsonNode expected(String before, List<String> table, String key, String value) {
    ObjectNode root = (ObjectNode) Configuration.tree(file, before);
    ObjectNode inner = root;
    for (String name : table) {
      inner = inner.withObject("/" + name);
    }
    inner.put(key, value);
    return root;
  }

  private static String edited(String toml, String table, String key, String value) {
    List<String> lines = new ArrayList<>(toml.lines().toList());
    String line =
        key + " = \"" + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
    int start = table.isEmpty() ? 0 : headerOf(table, lines) + 1;
    if (start == 0 && !table.isEmpty()) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add("[" + table + "]");
      start = lines.size();
    }
    int end = start;
    while (end < lines.size() && !lines.get(end).strip().startsWith("[")) {
      if (isKey(lines.get(end), key)) {
        lines.set(end, line);
        return joined(lines);
      }
      end++;
    }
    lines.add(afterLastValue(lines, start, end), line);
    return joined(lines);
  }

  private static int headerOf(String table, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace(" ", "");
      if (line.equals("[" + table + "]") || line.startsWith("[" + table + "]#")) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isKey(String line, String key) {
    int equals = line.indexOf('=');
    return equals > 0 && line.substring(0, equals).strip().equals(key);
  }

  /** Returns the index after the last line of a table that has a value. */
  private static int afterLastValue(List<String> lines, int start, int end) {
    int last = end;
    while (last > start && !lines.get(last - 1).contains("=")) {
      last--;
    }
    return last;
  }

  private static String joined(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  /** Writes a temporary file that replaces the file, so that a crash leaves the old or the new. */
  private void write(String toml, boolean secret) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] ofOwner =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OF_OWNER))
            }
            : new FileAttribute<?>[0];
    Path target = Files.exists(file) ? file.toRealPath() : file;
    Path temporary =
        Files.createTempFile(target.toAbsolutePath().getParent(), ".mmf", ".tmp", ofOwner);
    try {
      if (posix && !secret) {
        Set<PosixFilePermission> mode =
            Files.exists(target)
                ? Files.getPosixFilePermissions(target)
                : PosixFilePermissions.fromString(OF_ALL_TO_READ);
        Files.setPosixFilePermissions(temporary, mode);
      }
      Durable.write(temporary, out -> out.write(toml.getBytes(StandardCharsets.UTF_8)));
      Durable.move(temporary, target);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
