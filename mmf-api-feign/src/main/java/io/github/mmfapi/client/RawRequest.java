package io.github.mmfapi.client;

import io.github.mmfapi.value.FilePart;
import io.github.mmfapi.value.InvalidRequestException;
import io.github.mmfapi.wire.OutputFormat;
import io.github.mmfapi.wire.RequestParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to any method of the API. Immutable: each change returns a copy.
 *
 * <pre>{@code
 * RawRequest.get("users/get_user").with("user_id", "5").format(OutputFormat.XML)
 * }</pre>
 */
public final class RawRequest {
  private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*");

  /** One parameter: a text or a {@link FilePart}. */
  private record Pair(String name, Object value) {}

  private final boolean read;
  private final String method;
  private final List<Pair> pairs;
  private final @Nullable OutputFormat format;

  private RawRequest(boolean read, String method, List<Pair> pairs, @Nullable OutputFormat format) {
    this.read = read;
    this.method = method;
    this.pairs = List.copyOf(pairs);
    this.format = format;
  }

  /**
   * Starts a read, whose parameters travel in the query.
   *
   * @param method group and name below the base URL, such as {@code users/get_user}
   * @throws InvalidRequestException if it holds anything but letters, digits, {@code _}, {@code -}
   *     and single slashes in between
   */
  public static RawRequest get(String method) {
    return new RawRequest(true, checked(method), List.of(), null);
  }

  /**
   * Starts a write, whose parameters travel in a form. It is never repeated.
   *
   * @param method group and name below the base URL, such as {@code workouts/create_workout}
   * @throws InvalidRequestException if it holds anything but letters, digits, {@code _}, {@code -}
   *     and single slashes in between
   */
  public static RawRequest post(String method) {
    return new RawRequest(false, checked(method), List.of(), null);
  }

  private static String checked(String method) {
    if (!METHOD.matcher(method).matches()) {
      throw new InvalidRequestException(
          "\"" + method + "\" is no method; give group and name, such as users/get_user");
    }
    return method;
  }

  /** Returns a copy with one more parameter, which may be repeated. */
  public RawRequest with(String name, String value) {
    return with(new Pair(name, Objects.requireNonNull(value, "value")));
  }

  /**
   * Returns a copy with a file, which makes the form multipart.
   *
   * @throws InvalidRequestException if this is a read
   */
  public RawRequest with(String name, FilePart file) {
    return with(new Pair(name, Objects.requireNonNull(file, "file")));
  }

  /**
   * Returns a copy with all parameters of a request object.
   *
   * @throws InvalidRequestException if there is a file among them and this is a read
   */
  public RawRequest with(RequestParameters parameters) {
    RawRequest[] copy = {this};
    parameters.forEach((name, value) -> copy[0] = copy[0].with(new Pair(name, value)));
    return copy[0];
  }

  private RawRequest with(Pair pair) {
    if (pair.name().isEmpty()) {
      throw new InvalidRequestException(method + ": a parameter needs a name; give one");
    }
    if (read && pair.value() instanceof FilePart) {
      throw new InvalidRequestException(
          method + ": " + pair.name() + " is a file, which a read cannot carry; use post");
    }
    List<Pair> more = new ArrayList<>(pairs);
    more.add(pair);
    return new RawRequest(read, method, more, format);
  }

  /**
   * Returns a copy that asks for a format, by the parameter {@code o} in the query. Without it none
   * is sent, and the server answered JSON (SEED).
   */
  public RawRequest format(OutputFormat wanted) {
    return new RawRequest(read, method, pairs, Objects.requireNonNull(wanted, "wanted"));
  }

  boolean isRead() {
    return read;
  }

  String method() {
    return method;
  }

  @Nullable OutputFormat format() {
    return format;
  }

  boolean isEmpty() {
    return pairs.isEmpty();
  }

  boolean hasFile() {
    return pairs.stream().anyMatch(pair -> pair.value() instanceof FilePart);
  }

  void forEach(BiConsumer<String, Object> sink) {
    pairs.forEach(pair -> sink.accept(pair.name(), pair.value()));
  }

  /** Returns the parameters by name; nothing tells which of their values may be shown. */
  Map<String, String> masked() {
    Map<String, String> shown = new LinkedHashMap<>();
    pairs.forEach(pair -> shown.put(pair.name(), "***"));
    return shown;
  }

  /** Returns verb, method, format and the names of the parameters, never their values. */
  @Override
  public String toString() {
    return "RawRequest{%s %s, %s, %s}"
        .formatted(read ? "GET" : "POST", method, format, pairs.stream().map(Pair::name).toList());
  }
}
