package io.github.mmfapi.sandbox.internal.console;

import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that the sandbox received, with its response. It holds the secrets that were sent;
 * {@link SecretMask} removes them from what is shown.
 *
 * @param id its number since the start
 * @param time when it arrived
 * @param nanos how long the sandbox took
 * @param url path and query
 * @param host what the request was sent to, as far as the server knows: scheme, host and port
 * @param headers in the order received
 * @param body null if it is too long to be kept, or a multipart form
 * @param status the HTTP status of the response
 * @param answer the body of the response, null if it is no text; may be cut
 * @param refusal the kind of refusal, null if the request was served
 * @param user the name of the user whose token signed it, null if there is none
 * @param secrets what a diagnosis needs, null if the request is not to be diagnosed
 */
record LoggedRequest(
    long id,
    Instant time,
    long nanos,
    String verb,
    String url,
    String host,
    List<Header> headers,
    @Nullable Payload body,
    int status,
    List<Header> answerHeaders,
    @Nullable Payload answer,
    @Nullable String refusal,
    @Nullable String user,
    @Nullable Secrets secrets) {
  private static final String FORM = "application/x-www-form-urlencoded";

  /** A header of the request or of the response. */
  record Header(String name, String value) {
    /** Returns no value: it can be a secret. */
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A body.
   *
   * @param text the text that is kept
   * @param length the number of characters of all of it
   */
  record Payload(String text, int length) {
    private static final int LONGEST = 20_000;

    /** Keeps as much of a body as the console shows. */
    static Payload of(String text) {
      return new Payload(
          text.length() > LONGEST ? text.substring(0, LONGEST) : text, text.length());
    }

    /** Returns no value: it can be a secret. */
    @Override
    public String toString() {
      return "Payload[" + length + "]";
    }

    boolean isWhole() {
      return text.length() == length;
    }
  }

  /**
   * The secrets at the time of the request.
   *
   * @param tokenSecret null if the token is unknown, empty if there is no token
   * @param temporarySecret the secret that the token was exchanged for, null if there is none
   */
  record Secrets(@Nullable String tokenSecret, @Nullable String temporarySecret) {
    @Override
    public String toString() {
      return "Secrets[...]";
    }
  }

  LoggedRequest {
    headers = List.copyOf(headers);
    answerHeaders = List.copyOf(answerHeaders);
  }

  /** Returns the path without query. */
  String path() {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  /** Returns the first header of this name, null if there is none. */
  @Nullable String header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse(null);
  }

  /** Returns the request for its diagnosis, null if its body was not kept. */
  @Nullable ReceivedRequest received() {
    if (body == null || !body.isWhole()) {
      return null;
    }
    return new ReceivedRequest(
        verb, host + url, header("Authorization"), header("Content-Type"), body.text());
  }

  /** Returns whether a content type is that of a form, in any case. */
  static boolean isForm(@Nullable String type) {
    return type != null && type.regionMatches(true, 0, FORM, 0, FORM.length());
  }

  boolean isForm() {
    return isForm(header("Content-Type"));
  }

  /** Returns verb, path and status. The rest may hold secrets. */
  @Override
  public String toString() {
    return "LoggedRequest[" + id + ", " + verb + " " + path() + ", " + status + "]";
  }
}
