package io.github.mmfapi.client.paging;

/**
 * Reports that a list cannot be read further without missing or repeating rows: too many rows
 * changed between two pages, or the server ignores {@code start_record}. Rows returned before are
 * correct. Read the list again from its start, with a larger page size.
 */
public final class RowsLostException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  RowsLostException(String message) {
    super(message);
  }
}
