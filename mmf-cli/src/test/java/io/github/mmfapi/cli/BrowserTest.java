package io.github.mmfapi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
  private static final URI PAGE = URI.create("http://h/oauth/authorize?oauth_token=a");

  @TempDir private Path folder;

  @Test
  void of_browserVariable_isUsedBeforeTheDesktop() {
    assertThat(Browser.of(Map.of("BROWSER", "lynx -a %s:w3m", "DISPLAY", ":0"), "Linux").commands())
        .containsExactly(List.of("lynx", "-a", "%s"), List.of("w3m"));
  }

  @Test
  void of_platform_hasItsOwnCommand() {
    assertThat(Browser.of(Map.of(), "Linux").commands()).isEmpty();
    assertThat(Browser.of(Map.of("DISPLAY", ":0"), "Linux").commands())
        .containsExactly(List.of("xdg-open"));
    assertThat(Browser.of(Map.of("WAYLAND_DISPLAY", "w"), "Linux").commands()).hasSize(1);
    assertThat(Browser.of(Map.of(), "Mac OS X").commands()).containsExactly(List.of("open"));
    assertThat(Browser.of(Map.of(), "Windows 11").commands().get(0)).startsWith("rundll32");
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the browser is a shell script")
  void open_firstCommandThatCanBeStarted_getsTheUrl() throws Exception {
    Path pipe = folder.resolve("url");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Path script = folder.resolve("browser");
    Files.writeString(script, "#!/bin/sh\necho \"$*\" > '" + pipe + "'\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));

    assertThat(
            Browser.of(Map.of("BROWSER", folder + "/missing:" + script + " --url=%s"), "Linux")
                .open(PAGE))
        .isTrue();
    assertThat(Files.readString(pipe)).isEqualTo("--url=" + PAGE + "\n");

    assertThat(Browser.of(Map.of("BROWSER", script + " -new"), "Linux").open(PAGE)).isTrue();
    assertThat(Files.readString(pipe)).isEqualTo("-new " + PAGE + "\n");
  }

  @Test
  void open_nothingThatCanBeStarted_isFalse() {
    assertThat(Browser.of(Map.of("BROWSER", folder + "/missing"), "Linux").open(PAGE)).isFalse();
    assertThat(Browser.of(Map.of(), "Linux").open(PAGE)).isFalse();
  }
}
