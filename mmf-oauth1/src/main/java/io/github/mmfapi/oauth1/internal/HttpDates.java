package io.github.mmfapi.oauth1.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the date of an HTTP header in any of the three forms of RFC 9110 section 5.6.7, in any
 * case and whatever its day of the week is.
 */
public final class HttpDates {
  private static final String TIME = "(?<hour>\\d{2}):(?<minute>\\d{2}):(?<second>\\d{2})";
  private static final List<Pattern> FORMS =
      List.of(
          form(
              "(?:[a-z]{3}, *)?(?<day>\\d{1,2}) (?<month>[a-z]{3}) (?<year>\\d{4}) "
                  + TIME
                  + " (?<zone>GMT|UTC|UT|Z|[+-]\\d{4})"),
          form(
              "[a-z]{6,9}, (?<day>\\d{2})-(?<month>[a-z]{3})-(?<year>\\d{2}) "
                  + TIME
                  + " (?<zone>GMT)"),
          form(
              "[a-z]{3} (?<month>[a-z]{3}) +(?<day>\\d{1,2}) "
                  + TIME
                  + " (?<year>\\d{4})(?<zone>)"));
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final int LONGEST = 40;

  private HttpDates() {}

  private static Pattern form(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }

  /**
   * Parses a date.
   *
   * @param text the value of the header
   * @param now the time to which the two-digit year of RFC 850 refers: the date is at most 50 years
   *     later
   * @return the instant; that of second 59 for a leap second
   * @throws DateTimeException if the text has none of the forms or is no date
   */
  public static Instant parse(String text, Instant now) {
    String stripped = text.strip();
    if (stripped.length() <= LONGEST) {
      for (Pattern form : FORMS) {
        Matcher found = form.matcher(stripped);
        if (found.matches()) {
          return instant(found, now);
        }
      }
    }
    throw new DateTimeException("not an HTTP date");
  }

  private static Instant instant(Matcher found, Instant now) {
    int year = number(found, "year");
    if (found.group("year").length() == 4) {
      return inYear(year, found);
    }
    int thisYear = now.atOffset(ZoneOffset.UTC).getYear();
    Instant latest = now.atOffset(ZoneOffset.UTC).plusYears(50).toInstant();
    Instant nextCentury = inYear(thisYear - thisYear % 100 + 100 + year, found);
    if (!nextCentury.isAfter(latest)) {
      return nextCentury;
    }
    Instant thisCentury = inYear(thisYear - thisYear % 100 + year, found);
    return thisCentury.isAfter(latest)
        ? inYear(thisYear - thisYear % 100 - 100 + year, found)
        : thisCentury;
  }

  private static Instant inYear(int year, Matcher found) {
    int month = 1 + MONTHS.indexOf(found.group("month").toLowerCase(Locale.ROOT));
    return LocalDateTime.of(
            year,
            month,
            number(found, "day"),
            number(found, "hour"),
            number(found, "minute"),
            Math.min(number(found, "second"), 59))
        .toInstant(zone(found));
  }

  private static ZoneOffset zone(Matcher found) {
    String zone = found.group("zone");
    return zone.startsWith("+") || zone.startsWith("-") ? ZoneOffset.of(zone) : ZoneOffset.UTC;
  }

  private static int number(Matcher found, String group) {
    return Integer.parseInt(found.group(group));
  }
}
