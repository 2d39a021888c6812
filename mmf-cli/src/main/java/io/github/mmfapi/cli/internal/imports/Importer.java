package io.github.mmfapi.cli.internal.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mmfapi.cli.internal.files.Digests;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.error.MmfAuthenticationException;
import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.model.ImportedWorkout;
import io.github.mmfapi.value.FilePart;
import io.github.mmfapi.value.InvalidRequestException;
import io.github.mmfapi.wire.WireValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Imports files one by one. A file whose content was imported before is skipped. A file whose
 * outcome is unknown is not sent again unless that is asked for.
 */
public final class Importer {
  /** What can become of a file. */
  private enum Status {
    /** It is a workout or a route now. */
    IMPORTED,
    /** It would become a workout or a route; nothing was sent. */
    WOULD_IMPORT,
    /** Its content was imported before. */
    SKIPPED,
    /** It was not imported, or it is not known whether it was. */
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final List<String> ROUTE_HANDLES = List.of("route_id", "route_key");

  private final MmfClient client;
  private final Ledger ledger;
  private final Clock clock;
  private final boolean dryRun;
  private final boolean retryUnknown;

  /**
   * Creates an importer.
   *
   * @param client calls as the user
   * @param ledger remembers what was imported
   * @param clock the time of the entries
   * @param dryRun whether nothing is sent
   * @param retryUnknown whether files are sent again whose outcome is unknown
   */
  public Importer(
      MmfClient client, Ledger ledger, Clock clock, boolean dryRun, boolean retryUnknown) {
    this.client = client;
    this.ledger = ledger;
    this.clock = clock;
    this.dryRun = dryRun;
    this.retryUnknown = retryUnknown;
  }

  /**
   * Imports a file.
   *
   * @param path the file
   * @return what became of it: {@code file}, {@code status}, and what is known of {@code type},
   *     {@code workout_id}, {@code workout_key}, {@code route_id}, {@code route_key}, {@code
   *     reason}
   * @throws IOException if the ledger cannot be written
   * @throws MmfAuthenticationException if the login is not valid any more
   */
  public ObjectNode add(Path path) throws IOException {
    try {
      FilePart file = FilePart.of(path);
      String digest = Digests.of(file.content());
      Ledger.Entry entry = ledger.find(digest);
      if (entry != null && entry.state() == Ledger.State.IMPORTED) {
        return row(path, Status.SKIPPED)
            .put("reason", "its content was imported on " + entry.time() + " from " + entry.file());
      }
      if (entry != null && entry.state() == Ledger.State.SENT && !retryUnknown) {
        return unknown(path, "it was sent on " + entry.time());
      }
      ImportFile content = ImportFile.of(file);
      if (dryRun) {
        ledger.add(entry(digest, Ledger.State.IMPORTED, path));
        return row(path, Status.WOULD_IMPORT).put("type", content.type());
      }
      return send(path, digest, content);
    } catch (InvalidRequestException e) {
      return failed(path, e);
    }
  }

  /**
   * Tells whether a file failed.
   *
   * @param row what became of it
   * @return true if it was not imported, or if that is not known
   */
  public static boolean isFailure(ObjectNode row) {
    return row.path("status").asText().equals(Status.FAILED.word());
  }

  private ObjectNode send(Path path, String digest, ImportFile content) throws IOException {
    ledger.add(entry(digest, Ledger.State.SENT, path));
    ObjectNode row = row(path, Status.IMPORTED).put("type", content.type());
    try {
      if (content.tcx() != null) {
        addWorkout(content.tcx(), row);
      } else if (content.route() != null) {
        addRoute(content.route(), row);
      }
    } catch (InvalidRequestException e) {
      ledger.add(entry(digest, Ledger.State.REFUSED, path));
      throw e;
    } catch (MmfException e) {
      if (e.outcomeUnknown()) {
        return unknown(path, e.getMessage());
      }
      ledger.add(entry(digest, Ledger.State.REFUSED, path));
      if (e instanceof MmfAuthenticationException) {
        throw e;
      }
      return failed(path, e);
    }
    ledger.add(entry(digest, Ledger.State.IMPORTED, path));
    return row;
  }

  private void addWorkout(String tcx, ObjectNode row) {
    // What baretcx means is not stated; both clients of 3.1 sent it (RUP, SCHW).
    ImportedWorkout workout = client.workouts().importTcx(q -> q.tcx(tcx).baretcx(true)).result();
    if (workout != null) {
      put(row, "workout_id", workout.text("workout_id"));
      put(row, "workout_key", workout.text("workout_key"));
      ROUTE_HANDLES.forEach(name -> put(row, name, workout.text(name)));
    }
  }

  private void addRoute(FilePart file, ObjectNode row) {
    // The response is not documented, so its handles may be missing.
    WireValue output = client.routes().importRoute(q -> q.file(file));
    ROUTE_HANDLES.forEach(name -> put(row, name, output.get(name).text()));
  }

  private static void put(ObjectNode row, String name, @Nullable String value) {
    if (value != null) {
      row.put(name, value);
    }
  }

  private Ledger.Entry entry(String digest, Ledger.State state, Path path) {
    return new Ledger.Entry(
        digest, state, path.toString(), clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static ObjectNode row(Path path, Status status) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("file", path.toString())
        .put("status", status.word());
  }

  private static ObjectNode failed(Path path, Exception failure) {
    return row(path, Status.FAILED).put("reason", failure.getMessage());
  }

  private static ObjectNode unknown(Path path, @Nullable String what) {
    return row(path, Status.FAILED)
        .put(
            "reason",
            "it may or may not have been imported: "
                + what
                + "; look for it, and send it again with --retry-unknown if it is not there");
  }
}
