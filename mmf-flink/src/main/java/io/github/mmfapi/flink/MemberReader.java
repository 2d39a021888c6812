package io.github.mmfapi.flink;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;

/**
 * Emits the fetched pages of one task slot, and asks for a member for each one who is done. A page
 * is one element: its records and the place after it are in the same checkpoint.
 */
@SuppressWarnings("try") // Flink declares that close() throws Exception.
final class MemberReader
    extends SingleThreadMultiplexSourceReaderBase<
        FetchedPage, MemberRecord, MemberSplit, MemberReader.Progress> {
  private final int members;
  private final AutoCloseable resources;

  /**
   * Creates the reader.
   *
   * @param members how many members to hold: those who are read, and a few more in reserve
   * @param resources is closed with the reader
   */
  MemberReader(
      Supplier<SplitReader<FetchedPage, MemberSplit>> fetchers,
      SourceReaderContext context,
      int members,
      AutoCloseable resources) {
    super(
        fetchers,
        (page, output, progress) -> {
          page.records().forEach(output::collect);
          progress.split = page.after();
        },
        context.getConfiguration(),
        context);
    this.members = members;
    this.resources = resources;
  }

  @Override
  public void start() {
    for (int i = getNumberOfCurrentlyAssignedSplits(); i < members; i++) {
      context.sendSplitRequest();
    }
  }

  @Override
  protected void onSplitFinished(Map<String, Progress> finished) {
    finished.forEach((id, progress) -> context.sendSplitRequest());
  }

  @Override
  protected Progress initializedState(MemberSplit split) {
    return new Progress(split);
  }

  @Override
  protected MemberSplit toSplitType(String splitId, Progress progress) {
    return progress.split;
  }

  @Override
  public void close() throws Exception {
    try (resources) {
      super.close();
    }
  }

  /** Holds the split as of the last emitted page. */
  static final class Progress {
    private MemberSplit split;

    private Progress(MemberSplit split) {
      this.split = split;
    }
  }
}
