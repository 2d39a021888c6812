package io.github.mmfapi.flink;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mmf bulk export}: runs the job on this machine, and goes on where a killed run was. */
@Command(
    name = "export",
    description = {
      "Writes the lists of all members of a token store as files of NDJSON or Parquet.",
      "If a run was killed or failed, the same command goes on from its last checkpoint."
    },
    footerHeading = "%nEnvironment:%n",
    footer = {
      "  MMF_CLIENT_KEY, MMF_CLIENT_SECRET  consumer key and secret",
      "  MMF_STORE_PASSWORD                 password of the database",
      "  MMF_STORE_KEY                      key of encrypted token secrets, 32 bytes in Base64",
      "  MMF_SECRETS_FILE                   a file with lines NAME=value of these"
    })
final class BulkExport implements Callable<Integer> {
  @Mixin private SyncOptions options;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "The number of task slots. Default: ${DEFAULT-VALUE}.")
  private int parallelism = 1;

  @Option(
      names = "--checkpoints",
      paramLabel = "DIR",
      description = "The folder of the checkpoints. Default: .checkpoints in the folder of --to.")
  private @Nullable String checkpoints;

  @Option(
      names = "--checkpoint-interval",
      paramLabel = "TIME",
      converter = SyncOptions.Time.class,
      description = "The time between two checkpoints. Default: 10s, for Parquet 5m.")
  private @Nullable Duration interval;

  @Spec private CommandSpec spec;

  private final Map<String, String> environment;
  private final boolean isTerminal;

  // picocli sets specification and mixin before call() runs.
  @SuppressWarnings("NullAway.Init")
  BulkExport(Map<String, String> environment, boolean isTerminal) {
    this.environment = environment;
    this.isTerminal = isTerminal;
  }

  @Override
  public Integer call() throws Exception {
    SourceSettings settings = settings();
    Path to = options.to();
    Path state = checkpoints == null ? new Path(to, ".checkpoints") : SyncOptions.path(checkpoints);
    Optional<Path> newest = Checkpoints.newest(state);
    requireFolder(to, newest);
    Checkpoints.deleteOrphans(to, newest.orElse(null));
    PrintWriter err = spec.commandLine().getErr();
    newest.ifPresent(path -> err.println("mmf: going on from checkpoint " + path.getName()));
    StreamExecutionEnvironment flink =
        StreamExecutionEnvironment.createLocalEnvironment(
            parallelism, configuration(state, newest.orElse(null)));
    var unused = ReaderFailures.take(); // Of an earlier run in this process.
    addJob(flink, settings, to);
    JobClient job = flink.executeAsync("mmf bulk export");
    Progress progress = new Progress(job, isTerminal ? err : null);
    PrintWriter out = spec.commandLine().getOut();
    out.println(progress.await());
    out.flush();
    Checkpoints.deleteOrphans(to, null);
    Checkpoints.deleteRunsOfEndedJob(state);
    return CommandLine.ExitCode.OK;
  }

  private SourceSettings settings() {
    try {
      // Early, because Flink would report it only after its start.
      Secrets.of(environment).clientCredentials();
      return options.settings(environment);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void addJob(StreamExecutionEnvironment flink, SourceSettings settings, Path to) {
    try {
      MemberSync.addTo(flink, settings, options.list(), options.format(), to);
    } catch (IllegalStateException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private void requireFolder(Path to, Optional<Path> newest) throws IOException {
    Path rows = new Path(to, options.list().folder());
    FileFormat other = options.format().other();
    if (newest.isPresent() && Checkpoints.hasFile(rows, other.suffix())) {
      throw new ParameterException(
          spec.commandLine(),
          "the run that this one goes on from writes another format; give --format " + other);
    }
    if (newest.isEmpty() && Checkpoints.hasFinishedFile(rows)) {
      throw new ParameterException(
          spec.commandLine(),
          to
              + " has files of a run that ended, and there is no checkpoint to go on from; give"
              + " another folder");
    }
  }

  private Configuration configuration(Path state, @Nullable Path from) {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, state.toUri().toString());
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL,
        interval == null ? options.format().checkpointInterval() : interval);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_PORT, "0");
    if (from != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, from.toUri().toString());
    }
    return configuration;
  }
}
