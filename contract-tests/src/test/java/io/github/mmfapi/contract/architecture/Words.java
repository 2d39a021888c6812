package io.github.mmfapi.contract.architecture;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The list of words that are not written here; its head says how its lines are read. */
final class Words {
  static final Path LIST = Path.of("src", "test", "resources", "architecture", "words.txt");

  /** What joins two words: spaces, or a line break with the marks of a comment or of a string. */
  private static final String GAP = "(?:\\s|[#>\"+]|//|\\*(?!/))+";

  private final List<Word> words;
  private final Pattern any;

  private Words(List<Word> words) {
    this.words = words;
    this.any =
        Pattern.compile(
            words.stream().map(Word::group).collect(joining("|", "(?<!\\w)(?:", ")(?!\\w)")));
  }

  /** One line of the list; {@code id} names the group that its pattern is in the pattern of all. */
  private record Word(String id, String pattern, String replacement) {
    static Word of(String line) {
      String[] parts = line.split(" => ", 2);
      String flag = parts[0].matches(".*[A-Z].*") ? "" : "(?i)";
      String id = "w" + Integer.toHexString(parts[0].hashCode());
      return new Word(id, flag + parts[0].replace(" ", GAP), parts[1]);
    }

    String group() {
      return "(?<" + id + ">" + pattern + ")";
    }
  }

  static Words read() throws IOException {
    try (Stream<String> lines = Files.lines(LIST)) {
      return new Words(
          lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(Word::of).toList());
    }
  }

  /** A line for each place in {@code text} where a word of the list is written. */
  List<String> find(Path file, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = any.matcher(text);
    while (matcher.find()) {
      long line = 1 + text.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
      String written = matcher.group().replaceAll("\\s+", " ");
      found.add(file + ":" + line + ": \"" + written + "\" => " + replacement(matcher));
    }
    return found;
  }

  private String replacement(Matcher found) {
    return words.stream()
        .filter(word -> found.group(word.id()) != null)
        .map(Word::replacement)
        .findFirst()
        .orElseThrow();
  }
}
