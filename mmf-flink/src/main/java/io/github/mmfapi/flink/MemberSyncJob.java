package io.github.mmfapi.flink;

import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Is the main class for a cluster: {@code flink run -c io.github.mmfapi.flink.MemberSyncJob
 * mmf-flink-job.jar --base-url … --store jdbc:… --to …}. The options are those of {@code mmf bulk
 * export}, except for what the cluster decides: parallelism and checkpoints. Secrets are no
 * options; see {@link Secrets}.
 */
@Command(name = "MemberSyncJob")
public final class MemberSyncJob {
  @Mixin private SyncOptions options;

  // picocli sets the mixin.
  @SuppressWarnings("NullAway.Init")
  private MemberSyncJob() {}

  /**
   * Submits the job to the cluster of {@code flink run}. Before that it deletes the unfinished
   * files that a killed run left behind; those that the checkpoint of {@code flink run -s} needs
   * are kept.
   *
   * @param arguments the options
   * @throws Exception if the job cannot be submitted, or fails while {@code flink run} waits for it
   * @throws picocli.CommandLine.ParameterException if an option is wrong
   */
  public static void main(String[] arguments) throws Exception {
    MemberSyncJob job = new MemberSyncJob();
    CommandLine command = new CommandLine(job).setCaseInsensitiveEnumValuesAllowed(true);
    try {
      command.parseArgs(arguments);
    } catch (CommandLine.UnmatchedArgumentException e) {
      // Not chained: the message of picocli has the value of the option, which can be secret.
      throw new CommandLine.ParameterException(command, MmfBulk.sentence(e));
    }
    job.submit(StreamExecutionEnvironment.getExecutionEnvironment());
  }

  private void submit(StreamExecutionEnvironment environment) throws Exception {
    if (environment.getCheckpointConfig().getCheckpointInterval() <= 0) {
      environment.enableCheckpointing(options.format().checkpointInterval().toMillis());
    }
    MemberSync.addTo(
        environment,
        options.settings(System.getenv()),
        options.list(),
        options.format(),
        options.to());
    String from = environment.getConfiguration().get(StateRecoveryOptions.SAVEPOINT_PATH);
    Checkpoints.deleteOrphans(options.to(), from == null ? null : new Path(from));
    environment.execute("mmf " + options.list().folder());
  }
}
