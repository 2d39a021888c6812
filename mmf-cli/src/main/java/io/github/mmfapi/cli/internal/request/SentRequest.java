package io.github.mmfapi.cli.internal.request;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request that a client sent. Its text may hold secrets, so it is not printed. */
public final class SentRequest {
  private final String method;
  private final String url;
  private final boolean schemeGuessed;
  private final List<Parameter> headers;
  private final byte[] body;
  private final @Nullable Instant answered;
  private final List<String> notes;

  SentRequest(String method, String url, List<Parameter> headers, byte[] body) {
    this(method, url, false, headers, body, null, List.of());
  }

  private SentRequest(
      String method,
      String url,
      boolean schemeGuessed,
      List<Parameter> headers,
      byte[] body,
      @Nullable Instant answered,
      List<String> notes) {
    this.method = method;
    this.url = url;
    this.schemeGuessed = schemeGuessed;
    this.headers = List.copyOf(headers);
    this.body = body.clone();
    this.answered = answered;
    this.notes = List.copyOf(notes);
  }

  /** Creates a request whose URL is absolute. */
  public static SentRequest of(String method, String url, List<Parameter> headers, byte[] body) {
    return new SentRequest(method, url, headers, body);
  }

  SentRequest withGuessedScheme() {
    return new SentRequest(method, url, true, headers, body, answered, notes);
  }

  SentRequest answered(@Nullable Instant time) {
    return new SentRequest(method, url, schemeGuessed, headers, body, time, notes);
  }

  SentRequest withNotes(List<String> texts) {
    return new SentRequest(method, url, schemeGuessed, headers, body, answered, texts);
  }

  /** Returns the same request with another scheme, {@code http} or {@code https}. */
  public SentRequest withScheme(String scheme) {
    String other = scheme + url.substring(url.indexOf("://"));
    return new SentRequest(method, other, schemeGuessed, headers, body, answered, notes);
  }

  /** Returns whether the source does not tell {@code http} from {@code https}. */
  public boolean isSchemeGuessed() {
    return schemeGuessed;
  }

  public String method() {
    return method;
  }

  public String url() {
    return url;
  }

  /** Returns the headers in their order, names as written. */
  public List<Parameter> headers() {
    return headers;
  }

  public byte[] body() {
    return body.clone();
  }

  /** Returns the time of the response by the server's clock, null if it is not known. */
  public @Nullable Instant answered() {
    return answered;
  }

  /** Returns what was left out when the source was read, a sentence each. */
  public List<String> notes() {
    return notes;
  }

  /** Returns the value of the first header of a name in any case, null if there is none. */
  public @Nullable String header(String name) {
    for (Parameter header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return header.value();
      }
    }
    return null;
  }

  /** Returns the request as its server received it. */
  public ReceivedRequest received() {
    return new ReceivedRequest(
        method,
        url,
        header("Authorization"),
        header("Content-Type"),
        new String(body, StandardCharsets.UTF_8));
  }

  /** Returns whether the request has protocol parameters in the header, the query or the body. */
  public boolean isSigned() {
    String authorization = header("Authorization");
    return (authorization != null
            && authorization.strip().toLowerCase(Locale.ROOT).startsWith("oauth"))
        || has("oauth_signature")
        || has("oauth_consumer_key");
  }

  /** Returns whether header, query or body name an RSA signature method. */
  public boolean isSignedWithRsa() {
    String authorization = header("Authorization");
    String named = "oauth_signature_method=";
    return Stream.of(url, new String(body, StandardCharsets.UTF_8))
            .anyMatch(text -> text.contains(named + "RSA-"))
        || (authorization != null && authorization.contains(named + "\"RSA-"));
  }

  /** Returns whether header, query or body have a parameter of this name that is not empty. */
  public boolean has(String name) {
    String authorization = header("Authorization");
    return isIn(url, name)
        || isIn(new String(body, StandardCharsets.UTF_8), name)
        || (authorization != null && isIn(authorization, name));
  }

  /** Looks for the name and a value, without decoding: the text may be malformed. */
  private static boolean isIn(String text, String name) {
    String start = name + "=";
    for (int i = text.indexOf(start); i >= 0; i = text.indexOf(start, i + 1)) {
      int value = i + start.length();
      if (value < text.length() && text.charAt(value) == '"') {
        value++;
      }
      boolean whole = i == 0 || "?& ,\t\r\n".indexOf(text.charAt(i - 1)) >= 0;
      if (whole && value < text.length() && "&\"#, ".indexOf(text.charAt(value)) < 0) {
        return true;
      }
    }
    return false;
  }
}
