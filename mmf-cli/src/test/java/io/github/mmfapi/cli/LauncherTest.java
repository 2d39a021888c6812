package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher of the distribution, with a script in place of Java that shows its arguments. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {
  /** It also makes the archive that an option names, and then tells so through a pipe. */
  private static final String JAVA =
      """
      #!/bin/sh
      for argument in "$@"; do
        case $argument in
          -XX:DumpLoadedClassList=*) echo classes > "${argument#*=}"; exit ;;
          -Xshare:dump) dumps=1 ;;
          -XX:SharedClassListFile=*) [ -s "${argument#*=}" ] || exit 1 ;;
          -XX:SharedArchiveFile=*) [ -z "${dumps:-}" ] || { echo archive > "${argument#*=}"; exit; } ;;
        esac
      done
      printf '%s\\n' "$@"
      """;

  @TempDir private Path folder;
  private Path installed;
  private Path cache;

  @BeforeEach
  void install() throws IOException {
    // A blank in the path, as in those of Windows and macOS.
    installed = Files.createDirectories(folder.resolve("my programs/mmf-1"));
    cache = folder.resolve("my cache");
    Files.createDirectories(installed.resolve("bin"));
    Files.createDirectories(installed.resolve("lib"));
    Files.writeString(installed.resolve("lib/mmf.jar"), "jar");
    Path launcher = Path.of("src", "main", "dist", "bin", "mmf");
    Files.copy(launcher, installed.resolve("bin/mmf"));
    executable(installed.resolve("bin/mmf"));
    Path java = folder.resolve("java/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, JAVA);
    executable(java);
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> run(Path command, Map<String, String> variables, String... arguments)
      throws Exception {
    List<String> all = new ArrayList<>(List.of(command.toString()));
    all.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    builder.environment().putAll(variables);
    Process process = builder.start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(String.join("\n", lines)).isZero();
    return lines;
  }

  @Test
  void launcher_throughLinksToLinks_findsItsJarAndPassesArguments() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path absolute = Files.createSymbolicLink(bin.resolve("one"), installed.resolve("bin/mmf"));
    Path relative = Files.createSymbolicLink(bin.resolve("mmf"), Path.of("../bin/one"));

    for (Path link : List.of(installed.resolve("bin/mmf"), absolute, relative)) {
      assertThat(run(link, Map.of("MMF_NO_ARCHIVE", "1"), "call", "a b", "c='d'\"$e"))
          .endsWith(
              "-cp",
              installed.resolve("lib/mmf.jar").toRealPath().toString(),
              Mmf.class.getName(),
              "call",
              "a b",
              "c='d'\"$e");
    }
    assertThat(cache).doesNotExist();
  }

  @Test
  void launcher_atFirstUse_makesAnArchiveInSilenceAndUsesItLater() throws Exception {
    Path mmf = installed.resolve("bin/mmf");
    // The output ends when the process in the background has ended too, or has closed it.
    assertThat(run(mmf, Map.of(), "whoami")).endsWith("whoami").noneMatch(this::isArchiveOption);
    Path archive = archives(1).get(0);

    assertThat(run(mmf, Map.of(), "whoami"))
        .endsWith("whoami")
        .contains("-XX:SharedArchiveFile=" + archive, "-Xlog:disable");
    assertThat(cache.resolve("mmf")).isDirectoryNotContaining(f -> !f.equals(archive));

    // Another jar, or another JVM, needs another archive.
    Files.writeString(installed.resolve("lib/mmf.jar"), "another jar");
    assertThat(run(mmf, Map.of(), "whoami")).noneMatch(this::isArchiveOption);
    assertThat(archives(2)).contains(archive);
  }

  @Test
  void launcher_withoutDirectoryForTheArchive_runsWithoutOne() throws Exception {
    Files.writeString(cache, "a file, so that it cannot be a directory");
    assertThat(run(installed.resolve("bin/mmf"), Map.of(), "whoami"))
        .endsWith("whoami")
        .noneMatch(this::isArchiveOption);
  }

  private boolean isArchiveOption(String argument) {
    return argument.startsWith("-XX:SharedArchiveFile");
  }

  /** Returns the archives, as soon as the processes in the background have made so many. */
  private List<Path> archives(int number) throws Exception {
    List<Path> found = List.of();
    for (int i = 0; i < 1000; i++) {
      try (Stream<Path> files = Files.list(cache.resolve("mmf"))) {
        found = files.toList();
      }
      // Lists of classes, locks and unfinished archives are there for a while.
      if (found.size() == number && found.stream().allMatch(f -> f.toString().endsWith(".jsa"))) {
        return found;
      }
      Thread.sleep(20);
    }
    throw new AssertionError("there are not " + number + " archives but " + found);
  }
}
