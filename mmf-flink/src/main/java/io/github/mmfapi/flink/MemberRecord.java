package io.github.mmfapi.flink;

import java.util.Objects;

/**
 * Is what a source emits: a row of a member's list, or an event of reading it. All records of a
 * page are emitted together, so that a checkpoint has all of them or none. No field is null.
 *
 * @param kind what the record is
 * @param userKey the member, by their key in the token store
 * @param key the key of the row, such as its {@code workout_key}; of a refusal the reason, such as
 *     {@code NOT_AUTHENTICATED}; otherwise empty
 * @param month the month of the row, such as {@code 2013-01}; {@code unknown} if it has no date;
 *     empty for routes and events
 * @param json the row as it was on the wire, as one line of JSON; of a refusal the message, as
 *     text; otherwise empty
 * @param calls how many attempts of calls were made for the page, retries included; 0 for a row
 */
public record MemberRecord(
    Kind kind, String userKey, String key, String month, String json, int calls) {
  /** Says what a record is. */
  public enum Kind {
    /** A row. */
    ROW,
    /** A page was read; its rows precede this record. */
    PAGE,
    /** The list of a member was read to its end. */
    DONE,
    /** The list of a member could not be read, or not to its end. */
    REFUSED
  }

  /**
   * Checks that no field is null.
   *
   * @param kind what the record is
   * @param userKey the member
   * @param key the key of the row, or the reason
   * @param month the month of the row
   * @param json the row, or the message
   * @param calls how many attempts were made
   */
  public MemberRecord {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(userKey, "userKey");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(month, "month");
    Objects.requireNonNull(json, "json");
  }

  /**
   * Creates a row.
   *
   * @param userKey the member
   * @param key the key of the row
   * @param month the month of the row; empty if its list has no dates
   * @param json the row as it was on the wire
   * @return the record
   */
  public static MemberRecord row(String userKey, String key, String month, String json) {
    return new MemberRecord(Kind.ROW, userKey, key, month, json, 0);
  }

  /**
   * Creates the event that ends a page.
   *
   * @param userKey the member
   * @param calls how many attempts were made
   * @return the record
   */
  public static MemberRecord page(String userKey, int calls) {
    return new MemberRecord(Kind.PAGE, userKey, "", "", "", calls);
  }

  /**
   * Creates the event that ends a list.
   *
   * @param userKey the member
   * @return the record
   */
  public static MemberRecord done(String userKey) {
    return new MemberRecord(Kind.DONE, userKey, "", "", "", 0);
  }

  /**
   * Creates a refusal.
   *
   * @param userKey the member
   * @param reason the reason in one word
   * @param message the message, without secrets
   * @param calls how many attempts were made
   * @return the record
   */
  public static MemberRecord refused(String userKey, String reason, String message, int calls) {
    return new MemberRecord(Kind.REFUSED, userKey, reason, "", message, calls);
  }
}
