package io.github.mmfapi.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Each option reaches the job, and has the default that its help names. */
class SyncOptionsTest {
  private static final List<String> REQUIRED = List.of("--store", "jdbc:h2:mem:x", "--to", "x");

  private final CommandLine bulk =
      MmfBulk.commandLine(Map.of(), false).setOverwrittenOptionsAllowed(true);
  private final CommandSpec export = bulk.getSubcommands().get("export").getCommandSpec();
  private final CommandSpec mixin = export.mixins().get("options");

  /** A value of an option, and where it arrives. */
  private record Case(String value, Function<SyncOptions, Object> arrived, Object effect) {
    private static Case ofSettings(
        String value, Function<SourceSettings, Object> arrived, Object effect) {
      return new Case(value, options -> arrived.apply(options.settings(Map.of())), effect);
    }

    private static Case ofStore(
        String value, Function<JdbcTokenStoreFactory, Object> arrived, Object effect) {
      return ofSettings(
          value, settings -> arrived.apply((JdbcTokenStoreFactory) settings.store()), effect);
    }
  }

  private static final Map<String, Case> CASES =
      Map.ofEntries(
          Map.entry("--base-url", Case.ofSettings("http://h/3.1", s -> s.baseUrl().getHost(), "h")),
          Map.entry(
              "--store",
              Case.ofStore("jdbc:h2:mem:y", JdbcTokenStoreFactory::url, "jdbc:h2:mem:y")),
          Map.entry("--store-user", Case.ofStore("app", JdbcTokenStoreFactory::user, "app")),
          Map.entry("--store-table", Case.ofStore("t", JdbcTokenStoreFactory::table, "t")),
          Map.entry("--to", new Case("s3://b/f", o -> o.to().toString(), "s3://b/f")),
          Map.entry("--list", new Case("routes", SyncOptions::list, MemberList.ROUTES)),
          Map.entry("--format", new Case("parquet", SyncOptions::format, FileFormat.PARQUET)),
          Map.entry("--rate", Case.ofSettings("2.5", SourceSettings::callsPerSecond, 2.5)),
          Map.entry("--concurrency", Case.ofSettings("3", SourceSettings::concurrency, 3)),
          Map.entry("--page-size", Case.ofSettings("7", SourceSettings::pageSize, 7)),
          Map.entry("--every", Case.ofSettings("7d", SourceSettings::every, Duration.ofDays(7))),
          Map.entry(
              "--outage-limit",
              Case.ofSettings("90s", SourceSettings::outageLimit, Duration.ofSeconds(90))),
          Map.entry("--refusal-limit", Case.ofSettings("5", SourceSettings::refusalLimit, 5)));

  private SyncOptions parsed(String... arguments) {
    List<String> all = new ArrayList<>(List.of("export", "--base-url", "http://127.0.0.1:1/3.1"));
    all.addAll(REQUIRED);
    all.addAll(List.of(arguments));
    bulk.parseArgs(all.toArray(new String[0]));
    return (SyncOptions) mixin.userObject();
  }

  /** Also one that is new. */
  static Stream<String> options() {
    return new SyncOptionsTest().mixin.options().stream().map(OptionSpec::longestName);
  }

  @ParameterizedTest
  @MethodSource("options")
  void option_given_reachesTheJob(String option) {
    Case tested = CASES.get(option);
    assertThat(tested).as("a row for " + option).isNotNull();

    assertThat(tested.arrived().apply(parsed(option, tested.value()))).isEqualTo(tested.effect());
  }

  @Test
  void defaults_areThoseOfTheHelp() {
    SyncOptions none = parsed();
    SourceSettings settings = none.settings(Map.of());

    assertThat(time("--outage-limit", "Default: ")).isEqualTo(settings.outageLimit());
    assertThat(time("--checkpoint-interval", "Default: "))
        .isEqualTo(FileFormat.NDJSON.checkpointInterval());
    assertThat(time("--checkpoint-interval", "for Parquet "))
        .isEqualTo(FileFormat.PARQUET.checkpointInterval());
    assertThat(settings.every()).isNull();
    assertThat(settings.callsPerSecond()).isEqualTo(50);
    SourceSettings ofTheBuilder =
        SourceSettings.builder().baseUrl("http://h/3.1").store(FakeStore.factory(1)).build();
    assertThat(settings.concurrency()).isEqualTo(ofTheBuilder.concurrency());
    assertThat(settings.pageSize()).isEqualTo(ofTheBuilder.pageSize());
    assertThat(settings.refusalLimit()).isEqualTo(ofTheBuilder.refusalLimit());
    assertThat(settings.outageLimit()).isEqualTo(ofTheBuilder.outageLimit());
  }

  /** Returns the time in the help of an option that stands after some words. */
  private Duration time(String option, String words) {
    String help = String.join(" ", export.findOption(option).description());
    String after = help.substring(help.indexOf(words) + words.length());
    return new SyncOptions.Time().convert(after.split("[,.]", 2)[0]);
  }

  @Test
  void unknownOption_isReported_withoutItsValue() {
    for (String argument : List.of("--store-password=hunter2", "--password=hunter2=x")) {
      List<String> all = new ArrayList<>(List.of("export", argument));
      all.addAll(REQUIRED);
      StringWriter err = new StringWriter();
      bulk.setErr(new PrintWriter(err));

      assertThat(bulk.execute(all.toArray(new String[0]))).isEqualTo(2);
      assertThat(err.toString())
          .contains("there is no option " + argument.substring(0, argument.indexOf('=')))
          .doesNotContain("hunter2");
    }
  }

  @Test
  void wrongUsage_isReported_withoutTheEnvironment() {
    Map<String, String> environment =
        Map.of("MMF_CLIENT_KEY", "k", "MMF_CLIENT_SECRET", "hunter2", "MMF_STORE_KEY", "hunter2");
    StringWriter err = new StringWriter();
    List<String> all = new ArrayList<>(List.of("export", "--verbose"));
    all.addAll(REQUIRED);

    assertThat(
            MmfBulk.commandLine(environment, false)
                .setErr(new PrintWriter(err))
                .execute(all.toArray(new String[0])))
        .isEqualTo(2);
    assertThat(err.toString()).contains("MMF_BASE_URL").doesNotContain("hunter2");
  }
}
