package io.github.mmfapi.sandbox;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.sandbox.internal.oauth.Html;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Acts as a user's browser on the sandbox's authorization page, for programs and tests that run the
 * web redirection flow without a person: loads the page, logs in, decides, and follows the redirect
 * to the application's callback.
 */
public final class SandboxBrowser {
  private static final Pattern VERIFIER = Pattern.compile("<output>(\\d+)</output>");

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * Logs in, clicks Authorize, and calls the callback.
   *
   * @param authorizationUrl the URL of the page, with {@code oauth_token}
   * @param user the user who logs in
   * @return the URL of the callback, with {@code oauth_token} and {@code oauth_verifier}
   * @throws IllegalStateException if the page does not redirect, for example because of a wrong
   *     password
   * @throws IOException if the page or the callback cannot be reached
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public URI authorize(URI authorizationUrl, SandboxUser user)
      throws IOException, InterruptedException {
    return decide(authorizationUrl, "authorize", user);
  }

  /**
   * Clicks Deny, and calls the callback.
   *
   * @param authorizationUrl the URL of the page, with {@code oauth_token}
   * @return the URL of the callback, with {@code oauth_token} and {@code oauth_problem}
   * @throws IllegalStateException if the page does not redirect
   * @throws IOException if the page or the callback cannot be reached
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public URI deny(URI authorizationUrl) throws IOException, InterruptedException {
    return decide(authorizationUrl, "deny", null);
  }

  /**
   * Logs in and clicks Authorize for an application without callback.
   *
   * @param authorizationUrl the URL of the page, with {@code oauth_token}
   * @param user the user who logs in
   * @return the verifier that the page shows
   * @throws IllegalStateException if the page shows no verifier, for example because of a wrong
   *     password
   * @throws IOException if the page cannot be reached
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public String authorizeOutOfBand(URI authorizationUrl, SandboxUser user)
      throws IOException, InterruptedException {
    HttpResponse<String> response = submit(authorizationUrl, "authorize", user);
    Matcher verifier = VERIFIER.matcher(response.body());
    if (!verifier.find()) {
      throw new IllegalStateException(
          "the authorization page shows no verifier (HTTP "
              + response.statusCode()
              + "); check user name and password");
    }
    return verifier.group(1);
  }

  private URI decide(URI url, String decision, @Nullable SandboxUser user)
      throws IOException, InterruptedException {
    HttpResponse<String> response = submit(url, decision, user);
    URI callback =
        response
            .headers()
            .firstValue("Location")
            .map(URI::create)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the authorization page did not redirect (HTTP "
                            + response.statusCode()
                            + "); check user name, password and callback"));
    get(callback);
    return callback;
  }

  private HttpResponse<String> submit(URI url, String decision, @Nullable SandboxUser user)
      throws IOException, InterruptedException {
    HttpResponse<String> page = get(url);
    if (page.statusCode() != 200) {
      throw new IllegalStateException(
          "the authorization page shows no form (HTTP "
              + page.statusCode()
              + "); check the URL and whether its token is unused");
    }
    List<Parameter> form = new ArrayList<>(hiddenFields(page.body()));
    if (user != null) {
      form.add(new Parameter("username", user.username()));
      form.add(new Parameter("password", user.password()));
    }
    form.add(new Parameter("decision", decision));
    // The form is posted to the path of the page.
    return post(withoutQuery(url), Parameters.render(form), cookie(page));
  }

  private static List<Parameter> hiddenFields(String html) {
    return HIDDEN
        .matcher(html)
        .results()
        .map(field -> new Parameter(field.group(1), Html.unescape(field.group(2))))
        .toList();
  }

  private static String cookie(HttpResponse<String> page) {
    String cookie = page.headers().firstValue("Set-Cookie").orElse("");
    return cookie.split(";", -1)[0];
  }

  private HttpResponse<String> get(URI url) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(url).timeout(TIMEOUT).GET().build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(URI url, String form, String cookie)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(url)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookie)
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static URI withoutQuery(URI url) {
    String text = url.toString();
    return URI.create(text.substring(0, text.indexOf('?')));
  }
}
