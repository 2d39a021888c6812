package io.github.mmfapi.contract.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.support.Recorded;
import io.github.mmfapi.oauth1.ClientCredentials;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a documented default means for a value; each text that is documented must have a meaning.
 */
final class Meaning {
  private static final Pattern LINK =
      Pattern.compile("\\{@link ([\\w.]+)(?:#(\\w+)(\\(\\))?)?\\}.*");
  private static final Pattern AMOUNT = Pattern.compile("([\\d,]+)(?: (\\w+))?.*");
  private static final Pattern METHOD_NAMES = Pattern.compile("[A-Z]+(?:-[A-Z0-9]+)+|PLAINTEXT");

  /** Texts for nothing set: what then counts is decided where it is used. */
  private static final List<String> NOTHING =
      List.of(
          "none",
          "nobody",
          "off",
          "does nothing",
          "recognises none",
          "the JVM's",
          "that of the JVM's settings",
          "those of the request's URL",
          "the request's text",
          "only the names of the loopback interface",
          "in memory",
          "{@code mmf-api-java/<version> Java/<version>}",
          "{@link SandboxUser#TUTORIAL} if none is added",
          "both are accepted");

  private final DocumentedDefault documented;

  private Meaning(DocumentedDefault documented) {
    this.documented = documented;
  }

  static Meaning of(DocumentedDefault documented) {
    return new Meaning(documented);
  }

  /** Throws an {@link AssertionError} if the value is not what is documented. */
  void check(@Nullable Object value) throws Exception {
    String text = documented.text();
    if (value instanceof Function<?, ?> function) {
      check(resultOf(function));
    } else if (value instanceof Clock) {
      assertThat(text).startsWith("the system's");
      assertThat(value).isEqualTo(Clock.systemUTC());
    } else if (value instanceof Duration duration) {
      assertThat(duration).as("%s", documented).isEqualTo(duration(text));
    } else if (value instanceof Number number) {
      assertThat(number.longValue()).as("%s", documented).isEqualTo(amount(text));
    } else if (value instanceof Boolean on) {
      assertThat(on).as("%s", documented).isEqualTo(text.equals("true"));
      assertThat(on || text.equals("false") || isNothing(text)).as("%s", documented).isTrue();
    } else if (value instanceof Predicate<?> predicate) {
      assertThat(isTrueOf(predicate)).as("%s", documented).isEqualTo(text.equals("all exist"));
    } else if (isNothing(text)) {
      assertNothing(value);
    } else {
      checkNamed(text, Objects.requireNonNull(value, documented.toString()));
    }
  }

  private void checkNamed(String text, Object value) throws Exception {
    Matcher link = LINK.matcher(text);
    if (value instanceof ClientCredentials credentials) {
      assertThat(text).isEqualTo("the tutorial's");
      assertThat(credentials.key()).isEqualTo(Recorded.CLIENT_KEY);
      assertThat(credentials.secret()).isEqualTo(Recorded.CLIENT_SECRET);
    } else if (text.equals("the tutorial's")) {
      assertThat(value).isEqualTo("The MapMyFitness tutorial");
    } else if (value instanceof ZoneId zone) {
      assertThat(text).isEqualTo("{@code " + zone + "}");
    } else if (text.startsWith("{@link ThreadLocalRandom}")) {
      assertThat(((DoubleSupplier) value).getAsDouble()).isBetween(0.0, 1.0);
    } else if (link.matches() && link.group(2) != null) {
      checkLink(link, value);
    } else if (link.matches()) {
      assertThat(value.getClass().getName().replace('$', '.'))
          .as("%s", documented)
          .endsWith(link.group(1));
    } else if (value instanceof feign.Request.Options options) {
      assertThat(text)
          .isEqualTo(
              options.connectTimeoutMillis() / 1000
                  + " s to connect, "
                  + options.readTimeoutMillis() / 1000
                  + " s to read, redirects "
                  + (options.isFollowRedirects() ? "" : "not ")
                  + "followed");
    } else if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
      assertThat(names(value)).as("%s", documented).isEqualTo(methodNames(text));
    } else if (text.startsWith("one that")) {
      assertThat(value).isNotNull();
    } else {
      assertThat(value).as("%s", documented).isInstanceOf(String.class);
      assertThat(text).startsWith(value.toString());
    }
  }

  /** A link to a constant, to a method that returns the value, or to a method that is the value. */
  private void checkLink(Matcher link, Object value) throws Exception {
    if (link.group(3) == null && value instanceof Enum<?> constant) {
      assertThat(constant.name()).as("%s", documented).isEqualTo(link.group(2));
      return;
    }
    if (link.group(3) == null) {
      // A reference to a method has a class of its own, in the class that has the setting.
      assertThat(value.getClass().getName()).as("%s", documented).contains("$$Lambda");
      return;
    }
    Object expected = method(value.getClass(), link.group(1), link.group(2)).invoke(null);
    assertThat(expected.equals(value) || expected.getClass() == value.getClass())
        .as("%s: %s", documented, value)
        .isTrue();
  }

  private static Method method(Class<?> type, String owner, String name) throws Exception {
    for (Class<?> next = type; next != null; next = next.getSuperclass()) {
      for (Class<?> candidate : next.getInterfaces()) {
        if (candidate.getSimpleName().equals(owner)) {
          return candidate.getMethod(name);
        }
      }
      if (next.getSimpleName().equals(owner)) {
        return next.getMethod(name);
      }
    }
    throw new AssertionError(type + " is no " + owner);
  }

  private void assertNothing(@Nullable Object value) {
    if (value instanceof Consumer<?> consumer) {
      consumer.accept(null);
    } else if (value instanceof Collection<?> values) {
      assertThat(values).as("%s", documented).isEmpty();
    } else if (value != null && documented.text().equals("none")) {
      assertThat(isNone(value)).as("%s: %s", documented, value).isTrue();
    } else {
      assertThat(value).as("%s", documented).isNull();
    }
  }

  /** Whether a value is the constant or the result of the method none of its interface. */
  private static boolean isNone(Object value) {
    try {
      String type = value.getClass().getInterfaces()[0].getSimpleName();
      return method(value.getClass(), type, "none").invoke(null).getClass() == value.getClass();
    } catch (Exception e) {
      throw new AssertionError(value + " is not nothing", e);
    }
  }

  private static boolean isNothing(String text) {
    return NOTHING.stream().anyMatch(text::startsWith);
  }

  private static long amount(String text) {
    Matcher amount = AMOUNT.matcher(text);
    assertThat(amount.matches()).as(text).isTrue();
    return Long.parseLong(amount.group(1).replace(",", ""));
  }

  private static Duration duration(String text) {
    if (text.equals("none")) {
      return Duration.ZERO;
    }
    Matcher amount = AMOUNT.matcher(text);
    assertThat(amount.matches()).as(text).isTrue();
    return switch (amount.group(2)) {
      case "milliseconds" -> Duration.ofMillis(amount(text));
      case "seconds" -> Duration.ofSeconds(amount(text));
      case "minutes" -> Duration.ofMinutes(amount(text));
      case "hour", "hours" -> Duration.ofHours(amount(text));
      default -> throw new AssertionError("the unit of " + text);
    };
  }

  private static Set<String> names(Object value) {
    Collection<?> all = value instanceof Map<?, ?> map ? map.keySet() : (Collection<?>) value;
    return new TreeSet<>(all.stream().map(String::valueOf).toList());
  }

  private static Set<String> methodNames(String text) {
    return new TreeSet<>(METHOD_NAMES.matcher(text).results().map(MatchResult::group).toList());
  }

  private static <T> @Nullable Object resultOf(Function<T, ?> function) {
    return function.apply(null);
  }

  private static <T> boolean isTrueOf(Predicate<T> predicate) {
    return predicate.test(null);
  }
}
