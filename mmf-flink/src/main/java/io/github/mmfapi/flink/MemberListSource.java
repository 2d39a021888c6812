package io.github.mmfapi.flink;

import io.github.mmfapi.client.MmfClient;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Reads one list of each member. It needs checkpoints: between two of them Flink remembers each
 * member that it handed out. Task managers read {@link Secrets} of their own process.
 *
 * <p>A member whose list cannot be read is emitted as {@link MemberRecord.Kind#REFUSED} and does
 * not stop the job. While no call of a reader succeeds, it makes one at a time with growing delays,
 * and the job fails after {@link SourceSettings#outageLimit()}.
 */
public abstract sealed class MemberListSource
    implements Source<MemberRecord, MemberSplit, EnumeratorState>, ResultTypeQueryable<MemberRecord>
    permits WorkoutSource, RouteSource {
  static final TypeInformation<MemberRecord> RECORD_TYPE = Types.POJO(MemberRecord.class);

  private static final long serialVersionUID = 1L;

  /** What the readers are told. */
  private final SourceSettings settings;

  MemberListSource(SourceSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /** Prepares to read the list of a member, with a client that calls on behalf of them. */
  abstract MemberWalk walk(MmfClient client, String userKey, int pageSize);

  /** {@return bounded, unless the settings have a period} */
  @Override
  public Boundedness getBoundedness() {
    return settings.every() == null ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SplitEnumerator<MemberSplit, EnumeratorState> createEnumerator(
      SplitEnumeratorContext<MemberSplit> context) {
    return restoreEnumerator(
        context, MemberEnumerator.startState(settings.every(), System.currentTimeMillis()));
  }

  @Override
  public SplitEnumerator<MemberSplit, EnumeratorState> restoreEnumerator(
      SplitEnumeratorContext<MemberSplit> context, EnumeratorState checkpoint) {
    return new MemberEnumerator(
        context, settings.store(), settings.every(), System::currentTimeMillis, checkpoint);
  }

  @Override
  public SimpleVersionedSerializer<MemberSplit> getSplitSerializer() {
    return new StateSerializers.OfSplit();
  }

  @Override
  public SimpleVersionedSerializer<EnumeratorState> getEnumeratorCheckpointSerializer() {
    return new StateSerializers.OfEnumerator();
  }

  @Override
  public TypeInformation<MemberRecord> getProducedType() {
    return RECORD_TYPE;
  }

  /**
   * Creates the reader of a task slot.
   *
   * @throws IllegalStateException if this process lacks a secret; the message names it
   */
  @Override
  public SourceReader<MemberRecord, MemberSplit> createReader(SourceReaderContext context) {
    ReaderResources resources =
        new ReaderResources(
            settings,
            Secrets.ofProcess(),
            settings.callsPerSecond() / context.currentParallelism(),
            (client, userKey) -> walk(client, userKey, settings.pageSize()));
    return new MemberReader(
        resources::fetcher,
        context,
        settings.concurrency() + Math.max(1, settings.concurrency() / 4),
        resources);
  }
}
