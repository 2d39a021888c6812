package io.github.mmfapi.value.internal;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The formats of workout files, recognized by the root element. */
final class Formats {
  private static final int LONGEST_NAME = 40;

  static final Formats TCX =
      new Formats(
          "TCX",
          List.of(
              new Format(
                  "TrainingCenterDatabase",
                  List.of("www.garmin.com/xmlschemas/trainingcenterdatabase/"),
                  TcxReader::new)));

  static final Formats ALL =
      new Formats(
          "TCX, GPX or KML",
          List.of(
              TCX.formats.get(0),
              new Format("gpx", List.of("www.topografix.com/gpx/"), GpxReader::new),
              new Format(
                  "kml",
                  List.of("www.opengis.net/kml/", "earth.google.com/kml/"),
                  KmlReader::new)));

  private final String names;
  private final List<Format> formats;

  private Formats(String names, List<Format> formats) {
    this.names = names;
    this.formats = formats;
  }

  /**
   * A format.
   *
   * @param namespaces the beginnings of its namespaces in lower case without the scheme; a version
   *     follows
   */
  private record Format(String root, List<String> namespaces, Supplier<FormatReader> reader) {
    boolean has(@Nullable String namespace) {
      if (namespace == null || namespace.isEmpty()) {
        return true;
      }
      String lower = namespace.toLowerCase(Locale.ROOT).replaceFirst("^https?://", "");
      return namespaces.stream().anyMatch(lower::startsWith);
    }
  }

  /**
   * Returns a new reader.
   *
   * @param namespace the namespace of the root element; old files have none
   * @throws UnreadableFileException if the root element is of none of these formats
   */
  FormatReader reader(String root, @Nullable String namespace) throws UnreadableFileException {
    for (Format format : formats) {
      if (format.root.equals(root) && format.has(namespace)) {
        return format.reader.get();
      }
    }
    throw new UnreadableFileException(
        "is not " + names + "; choose a " + names + " file", detail(root));
  }

  private String detail(String root) {
    String found = root.length() > LONGEST_NAME ? root.substring(0, LONGEST_NAME) + "…" : root;
    String expected = String.join(", ", formats.stream().map(Format::root).toList());
    return "is not "
        + names
        + ": the root element is "
        + found
        + (found.equals(expected) ? " of another namespace" : ", not " + expected)
        + "; choose a "
        + names
        + " file";
  }
}
