package io.github.mmfapi.flink;

import io.github.mmfapi.oauth1.store.JdbcTokenStore;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that the job has on a cluster and on one machine. None of them is a secret. */
final class SyncOptions {
  /** The environment variable that is used if {@code --base-url} is not given. */
  static final String BASE_URL = "MMF_BASE_URL";

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "The base URL of the API, version included. Default: " + BASE_URL + ".")
  private @Nullable String baseUrl;

  @Option(
      names = "--store",
      paramLabel = "JDBC_URL",
      required = true,
      description = "The database with the members' tokens, without a password.")
  private String store = "";

  @Option(
      names = "--store-user",
      paramLabel = "NAME",
      description = "The user of the database. Default: the one in the URL, or none.")
  private @Nullable String storeUser;

  @Option(
      names = "--store-table",
      paramLabel = "NAME",
      description = "The table of the tokens. Default: ${DEFAULT-VALUE}.")
  private String storeTable = JdbcTokenStore.DEFAULT_TABLE;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      required = true,
      description = "The folder of the files, a path or a URI of a file system that Flink knows.")
  private String to = "";

  @Option(
      names = "--list",
      paramLabel = "LIST",
      description = "What to export: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private MemberList list = MemberList.WORKOUTS;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "The format of the files with rows: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private FileFormat format = FileFormat.NDJSON;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description =
          "The most calls per second of all readers together, retries included; 0 for no limit."
              + " Default: ${DEFAULT-VALUE}.")
  private double rate = 50;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "The concurrent calls of a task slot. Default: ${DEFAULT-VALUE}.")
  private int concurrency = 8;

  @Option(
      names = "--page-size",
      paramLabel = "N",
      description = "The rows of a page. Default: ${DEFAULT-VALUE}.")
  private int pageSize = 100;

  @Option(
      names = "--every",
      paramLabel = "TIME",
      converter = Time.class,
      description =
          "Read all lists again after that time, such as 24h, and write what is new or changed."
              + " Default: one round.")
  private @Nullable Duration every;

  @Option(
      names = "--outage-limit",
      paramLabel = "TIME",
      converter = Time.class,
      description =
          "How long no call may succeed before the job fails, such as 90s, 10m or 1h."
              + " Default: 10m.")
  private Duration outageLimit = Duration.ofMinutes(10);

  @Option(
      names = "--refusal-limit",
      paramLabel = "N",
      description =
          "How many members in a row may be refused before the job fails; 0 for no limit."
              + " Default: ${DEFAULT-VALUE}.")
  private int refusalLimit = 1_000;

  /**
   * Returns the settings of the source.
   *
   * @param environment the environment variables
   * @throws IllegalArgumentException if an option has a value that is not allowed
   */
  SourceSettings settings(Map<String, String> environment) {
    String url = baseUrl == null ? environment.get(BASE_URL) : baseUrl;
    if (url == null) {
      throw new IllegalArgumentException(
          "the base URL is missing; give --base-url or set " + BASE_URL);
    }
    return SourceSettings.builder()
        .baseUrl(url)
        .store(new JdbcTokenStoreFactory(store, storeUser, storeTable))
        .callsPerSecond(rate)
        .concurrency(concurrency)
        .pageSize(pageSize)
        .every(every)
        .outageLimit(outageLimit)
        .refusalLimit(refusalLimit)
        .build();
  }

  MemberList list() {
    return list;
  }

  FileFormat format() {
    return format;
  }

  /** Returns the folder; a plain path is one of this machine. */
  Path to() {
    return path(to);
  }

  static Path path(String text) {
    return text.contains("://") || text.startsWith("file:")
        ? new Path(text)
        : new Path(java.nio.file.Path.of(text).toAbsolutePath().normalize().toUri());
  }

  /** Reads {@code 90s}, {@code 10m}, {@code 24h} or {@code 7d}, or the form of ISO 8601. */
  static final class Time implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      String upper = text.toUpperCase(Locale.ROOT);
      String iso = upper.startsWith("P") ? upper : upper.endsWith("D") ? "P" + upper : "PT" + upper;
      try {
        return Duration.parse(iso);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'" + text + "' is no time; write it like 90s, 10m, 24h or 7d");
      }
    }
  }
}
