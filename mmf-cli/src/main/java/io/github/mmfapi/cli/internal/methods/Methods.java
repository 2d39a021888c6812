package io.github.mmfapi.cli.internal.methods;

import io.github.mmfapi.wire.WireValue;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The methods of the spec. The build writes one file for each and an index of all, so that a call
 * reads only the file of its method.
 */
public final class Methods {
  private Methods() {}

  /** {@return the summary of each method by group and name, in alphabetical order} */
  public static Map<String, String> summaries() {
    return Index.SUMMARIES;
  }

  /**
   * Returns the description of a method.
   *
   * @param method group and name, or a name that only one group has
   * @return null if there is no such method
   */
  public static @Nullable MethodDescription find(String method) {
    String path = path(method);
    return path == null ? null : read(path);
  }

  /**
   * Returns group and name of a method.
   *
   * @param method both, or a name that only one group has
   * @return null if there is no such method
   */
  public static @Nullable String path(String method) {
    if (method.indexOf('/') >= 0) {
      return isResource(method) ? method : null;
    }
    List<String> found =
        summaries().keySet().stream().filter(path -> path.endsWith("/" + method)).toList();
    return found.size() == 1 ? found.get(0) : null;
  }

  /** Looks for the file first, because the index has all methods. */
  private static boolean isResource(String method) {
    boolean plain =
        method
            .chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "/_-".indexOf(c) >= 0));
    return plain && Methods.class.getResource(method + ".json") != null;
  }

  private static MethodDescription read(String path) {
    try (InputStream file = open(path + ".json")) {
      // Without a mapper, whose classes would take a tenth of the time of a call.
      return new MethodDescription(
          WireValue.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream file = Methods.class.getResourceAsStream(name);
    if (file == null) {
      throw new FileNotFoundException("the file " + name + " is missing in mmf.jar; build it anew");
    }
    return file;
  }

  /** Read when it is first needed. */
  private static final class Index {
    static final Map<String, String> SUMMARIES = readIndex();

    private static Map<String, String> readIndex() {
      Map<String, String> summaries = new TreeMap<>();
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(open("index.txt"), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          int blank = line.indexOf(' ');
          summaries.put(line.substring(0, blank), line.substring(blank + 1));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return summaries;
    }
  }
}
