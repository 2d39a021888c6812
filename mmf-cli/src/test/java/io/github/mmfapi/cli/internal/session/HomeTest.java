package io.github.mmfapi.cli.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
  @TempDir private Path directory;

  @Test
  void directory_mmfHome_overridesAll() {
    assertThat(home("Linux", Map.of("MMF_HOME", "/a/b", "XDG_CONFIG_HOME", directory.toString())))
        .isEqualTo(Path.of("/a/b"));
  }

  @Test
  void directory_configurationDirectory_isThatOfThePlatform() {
    Map<String, String> variables =
        Map.of("XDG_CONFIG_HOME", directory + "/x", "APPDATA", directory + "/y");
    assertThat(home("Linux", variables)).isEqualTo(directory.resolve("x/mmf"));
    assertThat(home("Windows 11", variables)).isEqualTo(directory.resolve("y/mmf"));
  }

  @Test
  void directory_withoutAbsoluteConfigurationDirectory_isInTheUsersHome() {
    assertThat(home("Linux", Map.of())).isEqualTo(directory.resolve(".config/mmf"));
    assertThat(home("Mac OS X", Map.of("XDG_CONFIG_HOME", "relative")))
        .isEqualTo(directory.resolve(".config/mmf"));
  }

  @Test
  void directory_ofThisMachine_isInTheHomeOfTheEnvironment() {
    assertThat(Home.directory(new Environment(Map.of("HOME", directory.toString()))))
        .isEqualTo(directory.resolve(".config/mmf"));
    assertThat(Home.directory(new Environment(Map.of("HOME", ""))))
        .isEqualTo(Path.of(System.getProperty("user.home"), ".config", "mmf"));
  }

  private Path home(String osName, Map<String, String> variables) {
    return Home.directory(new Environment(variables), osName, directory.toString());
  }
}
