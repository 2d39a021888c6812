package io.github.mmfapi.cli.internal.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of {@code config.toml} and {@code secrets.toml}:
 *
 * <pre>{@code
 * profile = "work"
 *
 * [profiles.work]
 * base_url = "http://127.0.0.1:8080/3.1"
 * }</pre>
 *
 * Secrets are in the second file, which only its owner can read.
 *
 * @param directory the directory of both files
 * @param chosen the profile that is used if no option and no variable names one
 */
public record Configuration(
    Path directory, @Nullable String chosen, SortedMap<String, Map<Setting, String>> profiles) {
  /** The profile that is used if nothing names one. */
  public static final String DEFAULT_PROFILE = "default";

  static final String CHOSEN = "profile";
  static final String PROFILES = "profiles";

  /** {@return the file with the settings that are not secret} */
  public Path file() {
    return directory.resolve("config.toml");
  }

  /** {@return the file with the secrets} */
  public Path secretsFile() {
    return directory.resolve("secrets.toml");
  }

  /**
   * Reads both files. A missing file is like an empty one.
   *
   * @throws IllegalStateException if a file is not valid; the message names the file and the place
   */
  public static Configuration read(Path directory) {
    Configuration empty = new Configuration(directory, null, new TreeMap<>());
    JsonNode settings = tree(empty.file(), text(empty.file()));
    empty.readProfiles(empty.file(), settings, false);
    if (Files.exists(empty.secretsFile())) {
      refuseOthers(empty.secretsFile());
      empty.readProfiles(
          empty.secretsFile(), tree(empty.secretsFile(), text(empty.secretsFile())), true);
    }
    JsonNode chosen = settings.path(CHOSEN);
    return new Configuration(
        directory, chosen.isTextual() ? chosen.textValue() : null, empty.profiles());
  }

  /** Returns the text of a file, an empty one if it does not exist. */
  public static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException none) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Returns what a file holds, given its text. */
  public static JsonNode tree(Path file, String toml) {
    try {
      return new TomlMapper().readTree(toml);
    } catch (JsonProcessingException e) {
      // The cause quotes the text, which can have a secret.
      throw new IllegalStateException(
          file
              + ", line "
              + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
              + ", is not TOML; write lines as in base_url = \"http://127.0.0.1:8080/3.1\"",
          null);
    }
  }

  private void readProfiles(Path file, JsonNode tree, boolean secrets) {
    for (Map.Entry<String, JsonNode> top : tree.properties()) {
      if (!top.getKey().equals(PROFILES) && (secrets || !top.getKey().equals(CHOSEN))) {
        throw new IllegalStateException(
            file
                + " has "
                + top.getKey()
                + " outside of a profile; write it below [profiles."
                + DEFAULT_PROFILE
                + "]");
      }
    }
    for (Map.Entry<String, JsonNode> profile : tree.path(PROFILES).properties()) {
      Map<Setting, String> settings =
          profiles.computeIfAbsent(profile.getKey(), name -> new EnumMap<>(Setting.class));
      for (Map.Entry<String, JsonNode> entry : profile.getValue().properties()) {
        settings.put(
            setting(file, profile.getKey(), entry.getKey(), secrets), entry.getValue().asText());
      }
    }
  }

  private Setting setting(Path file, String profile, String key, boolean secrets) {
    Setting setting = Setting.ofKey(key);
    if (setting == null) {
      throw new IllegalStateException(
          file
              + " has an unknown setting "
              + key
              + " in the profile "
              + profile
              + Similar.question(key, Setting.keys()));
    }
    if (setting.isSecret() && !secrets) {
      throw new IllegalStateException(
          file
              + " has "
              + key
              + ", a secret, which belongs into "
              + secretsFile()
              + "; delete the line and run: mmf config set "
              + key);
    }
    return setting;
  }

  private static void refuseOthers(Path file) {
    PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (posix == null) {
      return;
    }
    Set<PosixFilePermission> permissions;
    try {
      permissions = posix.readAttributes().permissions();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
    if (!PosixFilePermissions.fromString("rwx------").containsAll(permissions)) {
      throw new IllegalStateException(
          file
              + " can be read by others ("
              + PosixFilePermissions.toString(permissions)
              + "); run: chmod 600 "
              + file);
    }
  }

  /** {@return the names of the profiles} */
  public Collection<String> names() {
    return profiles.keySet();
  }

  /** {@return a setting of a profile, null if the profile or the setting is missing} */
  public @Nullable String get(String profile, Setting setting) {
    return profiles.getOrDefault(profile, Map.of()).get(setting);
  }

  /** {@return where it is and which profiles there are, without values} */
  @Override
  public String toString() {
    return "Configuration{" + directory + ", " + names() + "}";
  }
}
