package io.github.mmfapi.client.raw;

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
import org.jspecify.annotations.Nullable;

/**
 * Describes a request to any method of the API. Immutable: each change returns a copy.
 *
 * <pre>{@code
 * RawRequest.get("users/get_user").with("user_id", "5").format(OutputFormat.XML)
 * }</pre>
 */
public final class RawRequest {
  /** Holds one parameter: a text or a {@link FilePart}. */
  private record Pair(String name, Object value) {
    /** Returns no value: it can be a secret. */
    @Override
    public String toString() {
      return name;
    }
  }

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
   * Starts a read, with its parameters in the query.
   *
   * @param method group and name below the base URL, such as {@code users/get_user}
   * @return the read, without parameters
   * @throws InvalidRequestException if it has other characters than letters, digits, {@code _},
   *     {@code -} and single slashes between them
   */
  public static RawRequest get(String method) {
    return new RawRequest(true, checked(method), List.of(), null);
  }

  /**
   * Starts a write, with its parameters in a form. It is retried only if it never reached the
   * server.
   *
   * @param method group and name below the base URL, such as {@code workouts/create_workout}
   * @return the write, without parameters
   * @throws InvalidRequestException if it has other characters than letters, digits, {@code _},
   *     {@code -} and single slashes between them
   */
  public static RawRequest post(String method) {
    return new RawRequest(false, checked(method), List.of(), null);
  }

  private static String checked(String method) {
    if (!isMethod(method)) {
      throw new InvalidRequestException(
          "\"" + method + "\" is not a method; give group and name, such as users/get_user");
    }
    return method;
  }

  /** Returns whether there are letters, digits, _ and -, with single slashes between them. */
  private static boolean isMethod(String text) {
    boolean afterName = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inName = c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
      if (!inName && !(c == '/' && afterName)) {
        return false;
      }
      afterName = inName;
    }
    return afterName;
  }

  /**
   * Returns a copy with one more parameter. A name may occur several times.
   *
   * @param name the name of the parameter
   * @param value its value
   * @return a copy with it
   */
  public RawRequest with(String name, String value) {
    return with(new Pair(name, Objects.requireNonNull(value, "value")));
  }

  /**
   * Returns a copy with a file, which makes the form multipart.
   *
   * @param name the name of the parameter
   * @param file the file
   * @return a copy with it
   * @throws InvalidRequestException if this is a read
   */
  public RawRequest with(String name, FilePart file) {
    return with(new Pair(name, Objects.requireNonNull(file, "file")));
  }

  /**
   * Returns a copy with all parameters of a request object added.
   *
   * @param parameters the request object
   * @return a copy with it
   * @throws InvalidRequestException if there is a file among them and this is a read
   */
  public RawRequest with(RequestParameters parameters) {
    RawRequest[] copy = {this};
    parameters.forEach((name, value) -> copy[0] = copy[0].with(new Pair(name, value)));
    return copy[0];
  }

  private RawRequest with(Pair pair) {
    if (pair.name().isEmpty()) {
      throw new InvalidRequestException(method + ": a parameter has an empty name; give it one");
    }
    if (read && pair.value() instanceof FilePart) {
      throw new InvalidRequestException(
          method + ": " + pair.name() + " is a file, which a read cannot hold; use post");
    }
    List<Pair> more = new ArrayList<>(pairs);
    more.add(pair);
    return new RawRequest(read, method, more, format);
  }

  /**
   * Returns a copy with an output format, sent as the parameter {@code o} in the query. Default:
   * none, for which the server sent JSON (SEED).
   *
   * @param output the output format
   * @return a copy with it
   */
  public RawRequest format(OutputFormat output) {
    return new RawRequest(read, method, pairs, Objects.requireNonNull(output, "format"));
  }

  /** {@return true for a read} */
  public boolean isRead() {
    return read;
  }

  /** {@return group and name, such as {@code users/get_user}} */
  public String method() {
    return method;
  }

  /** {@return the output format, null if none is set} */
  public @Nullable OutputFormat format() {
    return format;
  }

  /** {@return true if there are no parameters} */
  public boolean isEmpty() {
    return pairs.isEmpty();
  }

  /** {@return true if a parameter is a file} */
  public boolean hasFile() {
    return pairs.stream().anyMatch(pair -> pair.value() instanceof FilePart);
  }

  /**
   * Passes on each parameter in its order.
   *
   * @param sink takes the name and the value, a {@link String} or a {@link FilePart}
   */
  public void forEach(BiConsumer<String, Object> sink) {
    pairs.forEach(pair -> sink.accept(pair.name(), pair.value()));
  }

  /** {@return the parameters by name} All values are {@code ***}: which are secret is unknown. */
  public Map<String, String> masked() {
    Map<String, String> shown = new LinkedHashMap<>();
    pairs.forEach(pair -> shown.put(pair.name(), "***"));
    return shown;
  }

  /** Returns HTTP method, method, format and the names of the parameters, never their values. */
  @Override
  public String toString() {
    return "RawRequest{%s %s, %s, %s}"
        .formatted(read ? "GET" : "POST", method, format, pairs.stream().map(Pair::name).toList());
  }
}
