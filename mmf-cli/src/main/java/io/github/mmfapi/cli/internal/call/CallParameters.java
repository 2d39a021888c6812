package io.github.mmfapi.cli.internal.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mmfapi.cli.internal.methods.MethodDescription;
import io.github.mmfapi.cli.internal.methods.MethodDescription.Parameter;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.value.FilePart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a call, in the order in which they were given. */
final class CallParameters {
  /** A parameter: its value is a text or a {@link FilePart}. */
  private record Pair(String name, Object value) {
    /** Returns no value: it can be a secret. */
    @Override
    public String toString() {
      return name;
    }
  }

  private final @Nullable MethodDescription method;
  private final List<Pair> pairs = new ArrayList<>();

  /**
   * Starts without parameters.
   *
   * @param method decides which parameters are files; null if the spec has no such method
   */
  CallParameters(@Nullable MethodDescription method) {
    this.method = method;
  }

  /**
   * Adds an argument: {@code name=value}, {@code name=@file} or {@code name=@@value}.
   *
   * @throws IllegalArgumentException if it has another form, or the file cannot be used
   */
  void addArgument(String argument) throws IOException {
    int equals = argument.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException(
          "a parameter must be NAME=VALUE, such as limit=5, not \"" + argument + "\"");
    }
    String name = argument.substring(0, equals);
    String value = argument.substring(equals + 1);
    if (value.startsWith("@@")) {
      pairs.add(new Pair(name, value.substring(1)));
    } else if (value.startsWith("@")) {
      Path file = Path.of(value.substring(1));
      pairs.add(new Pair(name, isText(name) ? text(file) : FilePart.of(file)));
    } else {
      pairs.add(new Pair(name, value));
    }
  }

  private boolean isText(String name) {
    Parameter parameter = method == null ? null : method.parameter(name);
    return parameter != null && !parameter.isFile();
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("the file " + file + " does not exist", e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "the file " + file + " is not text in UTF-8, which this parameter needs; convert it", e);
    }
  }

  /**
   * Adds parameters from a text: a JSON object of texts, numbers and arrays of them, or lines
   * {@code name=value}, whose values are taken as they are.
   *
   * @throws IllegalArgumentException if it is neither; the message has no value
   */
  void addData(BufferedReader reader) throws IOException {
    StringBuilder all = new StringBuilder();
    char[] buffer = new char[8192];
    for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
      all.append(buffer, 0, read);
    }
    String text = all.toString();
    if (text.stripLeading().startsWith("{")) {
      addJson(text);
      return;
    }
    int number = 0;
    BufferedReader lines = new BufferedReader(new StringReader(text));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      int equals = line.indexOf('=');
      if (equals < 1 && !line.isBlank()) {
        throw new IllegalArgumentException(
            "line " + number + " of --data is not NAME=VALUE, such as limit=5");
      }
      if (equals >= 1) {
        pairs.add(new Pair(line.substring(0, equals), line.substring(equals + 1)));
      }
    }
  }

  private void addJson(String text) {
    JsonNode object;
    try {
      object = new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      // The cause quotes the text, which can have a secret.
      throw new IllegalArgumentException(
          "--data is not valid JSON in line "
              + (e.getLocation() == null ? "?" : e.getLocation().getLineNr()));
    }
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (member.getValue().isArray()) {
        member.getValue().forEach(value -> addJson(member.getKey(), value));
      } else {
        addJson(member.getKey(), member.getValue());
      }
    }
  }

  private void addJson(String name, JsonNode value) {
    if (!value.isTextual() && !value.isNumber()) {
      throw new IllegalArgumentException(
          "--data has " + name + ", which must be a text, a number or an array of them");
    }
    pairs.add(new Pair(name, value.asText()));
  }

  /** {@return the names of the parameters, each as often as it was given} */
  List<String> names() {
    return pairs.stream().map(Pair::name).toList();
  }

  /** Returns a request with these parameters. */
  RawRequest addTo(RawRequest request) {
    RawRequest with = request;
    for (Pair pair : pairs) {
      with =
          pair.value() instanceof FilePart file
              ? with.with(pair.name(), file)
              : with.with(pair.name(), (String) pair.value());
    }
    return with;
  }
}
