package io.github.mmfapi.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./mmf spec add-method}: writes what a new method needs, from its evidence. */
@Command(
    name = "add-method",
    description = {
      "Adds a method: its evidence to spec/evidence, and its description to spec/groups.",
      "If methods.json has the method already, only the description is added.",
      "Example: ./mmf spec add-method gear/polish_gear --source 'PHPW L431' --verb POST"
          + " --purpose 'Polishes an item of gear.' --param gear_id:int!"
    })
final class AddMethodCommand implements Callable<Integer> {
  private static final String SANDBOX_PAGE = "docs/sandbox-methods.md";
  private static final Pattern PATH = Pattern.compile("[a-z_]+/[a-z_0-9]+");
  private static final Pattern ROW = Pattern.compile("\\| `(?<path>[a-z_]+/[a-z_0-9]+)` \\|.*");

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @ParentCommand
  private SpecTool tool;

  @SuppressWarnings("NullAway.Init") // picocli sets it.
  @Spec
  private CommandSpec command;

  @Parameters(paramLabel = "GROUP/METHOD", description = "The method, such as gear/polish_gear.")
  private String path = "";

  @Option(
      names = "--source",
      description = "Tag and place of the source, such as 'PHPW L431'. No source, no method.")
  private String source = "";

  @Option(
      names = "--verb",
      defaultValue = "GET",
      description = "GET or POST. Default: ${DEFAULT-VALUE}.")
  private String verb = "GET";

  @Option(names = "--purpose", description = "What it does, as a sentence.")
  private String purpose = "";

  @Option(
      names = "--param",
      description =
          "A parameter as name:type, with ! if it is required. Types: int, string, float, date, bit,"
              + " bool, file, list.")
  private List<String> params = new ArrayList<>();

  @Option(
      names = "--returns",
      paramLabel = "TYPE",
      description =
          "Media type of the file that it returns, such as image/png; '*/*' if the type is unknown."
              + " Without it, the envelope.")
  private String returns = "";

  @Override
  public Integer call() throws IOException {
    if (!PATH.matcher(path).matches()) {
      throw new ParameterException(
          command.commandLine(), path + " is not of the form group/method; write gear/polish_gear");
    }
    Path folder = tool.spec().resolve("evidence");
    Evidence evidence = new Evidence(folder);
    if (!evidence.methods().containsKey(path)) {
      addEvidence(folder, evidence);
      evidence = new Evidence(folder);
      System.out.println(evidence.place(path) + ": added; correct what the source says otherwise");
    }
    JsonNode method = Objects.requireNonNull(evidence.methods().get(path));
    addRow(folder.resolve(Evidence.PAGE), method);
    addOperation(method);
    addToSandboxPage(method.get("verb").asText());
    System.out.println("next: write summary and description, then run ./mmf spec check");
    return 0;
  }

  private void addEvidence(Path folder, Evidence evidence) throws IOException {
    if (source.isBlank() || purpose.isBlank()) {
      throw new ParameterException(
          command.commandLine(),
          "methods.json does not have " + path + "; give --source and --purpose");
    }
    MethodStub.Method method =
        new MethodStub.Method(
            path,
            verb,
            purpose,
            source,
            params.stream().map(MethodStub.Param::parse).toList(),
            returns);
    String entry = MethodStub.entry(method);
    check(evidence, entry);
    Path file = folder.resolve(Evidence.METHODS);
    String text = Files.readString(file);
    String group = path.substring(0, path.indexOf('/') + 1);
    // Sorted by group, then by method.
    String next =
        com.google.common.collect.Streams.stream(evidence.list())
            .map(known -> known.path("path").asText())
            .filter(other -> other.startsWith(group) && other.compareTo(path) > 0)
            .findFirst()
            .orElse("");
    int at =
        next.isEmpty()
            ? text.lastIndexOf("\n]")
            : text.lastIndexOf(" {\n", text.indexOf("\"path\": \"" + next + "\""));
    String inserted = next.isEmpty() ? ",\n" + entry : entry + ",\n";
    Files.writeString(file, text.substring(0, at) + inserted + text.substring(at));
  }

  /** Refuses what {@code check} would refuse later, before a file is changed. */
  private void check(Evidence evidence, String entry) throws JsonProcessingException {
    if (!evidence.tags().contains(Evidence.tag(source))) {
      throw new ParameterException(
          command.commandLine(), "the source " + source + EvidenceRules.unknown());
    }
    // A message begins with the place, such as $[0].verb.
    String problems =
        EvidenceRules.problems(evidence, new ObjectMapper().readTree("[" + entry + "]")).stream()
            .map(problem -> problem.getMessage().replaceFirst("^\\$\\[0]\\.?", ""))
            .sorted()
            .collect(Collectors.joining("; "));
    if (!problems.isEmpty()) {
      throw new ParameterException(command.commandLine(), problems);
    }
  }

  private void addRow(Path page, JsonNode method) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(page));
    String group = path.substring(0, path.indexOf('/') + 1);
    int last = -1;
    for (int i = 0; i < lines.size(); i++) {
      var row = ROW.matcher(lines.get(i));
      if (row.matches() && row.group("path").equals(path)) {
        return;
      }
      if (row.matches()
          && row.group("path").startsWith(group)
          && (last < 0 || row.group("path").compareTo(path) < 0)) {
        last = i;
      }
    }
    if (last < 0) {
      System.out.println(
          "spec/evidence/api-evidence.md: has no table of " + group + "; describe it");
      return;
    }
    lines.add(last + 1, MethodStub.row(method));
    Files.writeString(page, String.join("\n", lines) + "\n");
    System.out.println("spec/evidence/api-evidence.md:" + (last + 2) + ": added");
  }

  /** Adds the row that the page of the sandbox's methods has for a method without a handler. */
  private void addToSandboxPage(String usedVerb) throws IOException {
    Path page = tool.root().resolve(SANDBOX_PAGE);
    if (!Files.exists(page)) {
      return;
    }
    List<String> lines = new ArrayList<>(Files.readAllLines(page));
    int last = -1;
    for (int i = 0; i < lines.size(); i++) {
      var row = ROW.matcher(lines.get(i));
      if (row.matches() && row.group("path").equals(path)) {
        return;
      }
      // The token methods are above the others.
      boolean before = row.matches() && row.group("path").compareTo(path) < 0;
      last = before || (row.matches() && row.group("path").startsWith("oauth/")) ? i : last;
    }
    if (last >= 0) {
      lines.add(last + 1, "| `" + path + "` | " + usedVerb + " | oauth1 | simulated |");
      Files.writeString(page, String.join("\n", lines) + "\n");
      System.out.println(SANDBOX_PAGE + ":" + (last + 2) + ": added");
    }
  }

  private void addOperation(JsonNode method) throws IOException {
    String group = path.substring(0, path.indexOf('/'));
    Path file = tool.spec().resolve("groups").resolve(group + ".yaml");
    String text =
        Files.exists(file)
            ? Files.readString(file)
            : "tags:\n  - name: %s\n    description: Methods of %s.\n\npaths:\n"
                .formatted(tagOf(group), group);
    if (text.contains("\n  /" + path + ":\n")) {
      System.out.println("spec/groups/" + group + ".yaml: has the method already");
      return;
    }
    String operation = MethodStub.operation(method, tag(text, group));
    int at = position(text);
    String before = text.substring(0, at);
    String gap = before.endsWith("\n\n") || before.endsWith("paths:\n") ? "" : "\n";
    String after = text.substring(at);
    String written = before + gap + operation + (after.isBlank() ? "" : "\n") + after;
    Files.writeString(file, written);
    long line = (before + gap).lines().count() + 1;
    System.out.println("spec/groups/" + group + ".yaml:" + line + ": added");
  }

  /**
   * Returns where the operation goes: before the next path of the group, or before what follows.
   */
  private int position(String text) {
    var paths = Pattern.compile("(?m)^  /(?<path>[a-z_]+/[a-z_0-9]+):$").matcher(text);
    while (paths.find()) {
      if (paths.group("path").compareTo(path) > 0) {
        return paths.start();
      }
    }
    var next = Pattern.compile("(?m)^(?!paths|tags)[a-z]+:").matcher(text);
    return next.find() ? next.start() : text.length();
  }

  private static String tag(String text, String group) {
    var name = Pattern.compile("(?m)^ *- name: (?<name>.+)$").matcher(text);
    return name.find() ? name.group("name").strip() : tagOf(group);
  }

  private static String tagOf(String group) {
    StringBuilder tag = new StringBuilder();
    for (String word : group.split("_", -1)) {
      tag.append(tag.isEmpty() ? "" : " ");
      tag.append(word.substring(0, 1).toUpperCase(java.util.Locale.ROOT)).append(word.substring(1));
    }
    return tag.toString();
  }
}
