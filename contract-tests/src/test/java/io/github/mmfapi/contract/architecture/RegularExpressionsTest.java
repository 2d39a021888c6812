package io.github.mmfapi.contract.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No regular expression goes back over text from outside: that can take minutes for a text of 2 KB,
 * and a group that is repeated can overflow the stack. Each use in a published module is listed,
 * with the reason why it is harmless.
 */
class RegularExpressionsTest {
  private static final Path LIST = Path.of("src/test/resources/architecture/regex.txt");
  private static final Set<String> REASONS = Set.of("own", "character", "bounded", "possessive");
  private static final Set<String> OF_STRING =
      Set.of("matches", "replaceAll", "replaceFirst", "split");
  private static final Set<String> OF_PATTERN = Set.of("compile", "matches");

  @Test
  void uses_inPublishedModules_areListedWithTheirReason() {
    Map<String, Integer> listed = listed();
    Map<String, Integer> uses = uses();

    assertThat(uses).hasSizeGreaterThan(10);
    uses.entrySet().removeIf(use -> use.getValue() <= listed.getOrDefault(use.getKey(), 0));
    assertThat(uses)
        .as(
            "classes with more uses of regular expressions than %s lists. Rather read the text"
                + " character by character, or list them with the reason why they are harmless",
            LIST)
        .isEmpty();
  }

  @Test
  void listedClasses_haveUses() {
    assertThat(listed().keySet()).isSubsetOf(uses().keySet());
  }

  /** Returns how often each class uses regular expressions, by its name. */
  private static Map<String, Integer> uses() {
    Map<String, Integer> counts = new TreeMap<>();
    Project.CLASSES.stream()
        .filter(type -> Project.PUBLISHED.contains(Project.moduleOf(type)))
        .filter(Project::isHandWritten)
        .flatMap(type -> type.getMethodCallsFromSelf().stream())
        .filter(RegularExpressionsTest::isUse)
        .forEach(call -> counts.merge(topLevel(call.getOriginOwner()), 1, Integer::sum));
    return counts;
  }

  private static boolean isUse(JavaMethodCall call) {
    String name = call.getName();
    return call.getTargetOwner().isEquivalentTo(String.class) && OF_STRING.contains(name)
        || call.getTargetOwner().isEquivalentTo(Pattern.class) && OF_PATTERN.contains(name);
  }

  private static String topLevel(JavaClass type) {
    String name = type.getName().substring(Project.PACKAGE.length() + 1);
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  private static Map<String, Integer> listed() {
    Map<String, Integer> listed = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(LIST)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] words = line.split(" ", 4);
          assertThat(words).as(line).hasSize(4);
          assertThat(REASONS).as(line).contains(words[2]);
          listed.put(words[0], Integer.valueOf(words[1]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return listed;
  }
}
