package io.github.mmfapi.client.paging;

/**
 * Thrown when a list cannot be read on without missing or repeating rows: it changed more between
 * two pages than a reader can make up for, or the server disregards {@code start_record}. Rows that
 * were handed out before are right. Read the list again from its start, with a larger page size.
 */
public final class RowsLostException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  RowsLostException(String message) {
    super(message);
  }
}
