package io.github.mmfapi.flink;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/** Finds checkpoints, and removes what killed runs left behind. */
final class Checkpoints {
  private static final Pattern CHECKPOINT = Pattern.compile("chk-([0-9]{1,18})");

  /** The folder of a run is named like the job. */
  private static final Pattern RUN = Pattern.compile("[0-9a-f]{32}");

  private static final String COMPLETE = "_metadata";
  private static final int ATTEMPTS = 50;
  private static final long PAUSE_MILLIS = 100;
  private static final String IN_PROGRESS = ".inprogress.";

  private Checkpoints() {}

  /** Returns the newest complete checkpoint of all runs below a folder. */
  static Optional<Path> newest(Path folder) throws IOException {
    List<Path> complete = new ArrayList<>();
    for (FileStatus run : list(folder)) {
      for (FileStatus checkpoint : run.isDir() ? list(run.getPath()) : new FileStatus[0]) {
        if (number(checkpoint.getPath()) >= 0 && exists(new Path(checkpoint.getPath(), COMPLETE))) {
          complete.add(checkpoint.getPath());
        }
      }
    }
    // A run that goes on from a checkpoint counts on from its number.
    return complete.stream().max(Comparator.comparingLong(Checkpoints::number));
  }

  /**
   * Deletes the checkpoints of all runs below a folder, and nothing else in it. The cluster that
   * ran the job deletes in the same folder while it shuts down, so this is tried again for a while.
   *
   * @throws IOException if some remain, from which a later run would go on
   */
  static void deleteRunsOfEndedJob(Path folder) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        deleteRuns(folder);
        if (runs(folder).isEmpty()) {
          return;
        }
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
      if (attempt == ATTEMPTS) {
        throw new IOException("the checkpoints in " + folder + " cannot be deleted; delete them");
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static List<Path> runs(Path folder) throws IOException {
    return Arrays.stream(list(folder))
        .map(FileStatus::getPath)
        .filter(run -> RUN.matcher(run.getName()).matches())
        .toList();
  }

  static void deleteRuns(Path folder) throws IOException {
    for (Path run : runs(folder)) {
      run.getFileSystem().delete(run, true);
    }
    if (exists(folder) && list(folder).length == 0) {
      folder.getFileSystem().delete(folder, false);
    }
  }

  private static long number(Path checkpoint) {
    Matcher name = CHECKPOINT.matcher(checkpoint.getName());
    return name.matches() ? Long.parseLong(name.group(1)) : -1;
  }

  /**
   * Deletes the unfinished files that a checkpoint does not know: those that a killed run began
   * after it. The files that it knows are finished by the run that goes on from it.
   *
   * @param checkpoint null if no run goes on, so that every unfinished file is left over
   * @return the number of deleted files
   */
  static int deleteOrphans(Path folder, @Nullable Path checkpoint) throws IOException {
    List<Path> unfinished = new ArrayList<>();
    collect(folder, unfinished);
    if (unfinished.isEmpty()) {
      return 0;
    }
    String state = checkpoint == null ? "" : state(checkpoint);
    int deleted = 0;
    for (Path file : unfinished) {
      if (!state.contains(file.getName()) && file.getFileSystem().delete(file, false)) {
        deleted++;
      }
    }
    return deleted;
  }

  private static void collect(Path folder, List<Path> unfinished) throws IOException {
    for (FileStatus file : list(folder)) {
      String name = file.getPath().getName();
      if (file.isDir() && !name.startsWith(".")) {
        collect(file.getPath(), unfinished);
      } else if (name.startsWith(".") && name.contains(IN_PROGRESS)) {
        unfinished.add(file.getPath());
      }
    }
  }

  /** Returns the bytes of a checkpoint as text: names of files are ASCII in it. */
  private static String state(Path checkpoint) throws IOException {
    StringBuilder all = new StringBuilder();
    for (FileStatus file : list(checkpoint)) {
      if (!file.isDir()) {
        try (InputStream in = file.getPath().getFileSystem().open(file.getPath())) {
          all.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).append('\n');
        }
      }
    }
    return all.toString();
  }

  /** Tells whether a folder has a finished file. */
  static boolean hasFinishedFile(Path folder) throws IOException {
    for (FileStatus file : list(folder)) {
      boolean hidden = file.getPath().getName().startsWith(".");
      if (!hidden && (!file.isDir() || hasFinishedFile(file.getPath()))) {
        return true;
      }
    }
    return false;
  }

  /** Tells whether a folder has a file, finished or not, of a format. */
  static boolean hasFile(Path folder, String suffix) throws IOException {
    for (FileStatus file : list(folder)) {
      String name = file.getPath().getName();
      boolean found =
          file.isDir()
              ? hasFile(file.getPath(), suffix)
              : name.endsWith(suffix) || name.contains(suffix + IN_PROGRESS);
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static boolean exists(Path path) throws IOException {
    return path.getFileSystem().exists(path);
  }

  private static FileStatus[] list(Path folder) throws IOException {
    FileSystem files = folder.getFileSystem();
    FileStatus[] found = files.exists(folder) ? files.listStatus(folder) : null;
    return found == null ? new FileStatus[0] : found;
  }
}
