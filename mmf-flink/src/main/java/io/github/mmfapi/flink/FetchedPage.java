package io.github.mmfapi.flink;

import java.util.List;

/**
 * Is what a fetch hands on: the records of a page, and the split after them. Both reach the
 * checkpoint together.
 *
 * @param records the records
 * @param after the split from the next page on
 */
record FetchedPage(List<MemberRecord> records, MemberSplit after) {}
