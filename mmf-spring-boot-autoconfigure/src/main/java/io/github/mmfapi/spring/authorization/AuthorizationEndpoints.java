package io.github.mmfapi.spring.authorization;

import io.github.mmfapi.client.error.MmfException;
import io.github.mmfapi.oauth1.OAuth1Exception;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.authorization.AuthorizationDeniedException;
import io.github.mmfapi.oauth1.authorization.ForeignCallbackException;
import io.github.mmfapi.oauth1.authorization.MalformedCallbackException;
import io.github.mmfapi.oauth1.authorization.PendingAuthorization;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.store.SecretCipher;
import io.github.mmfapi.oauth1.store.TokenStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Begins and completes the authorization of this application by the user of a session.
 *
 * <ul>
 *   <li>begin: asks for temporary credentials, keeps them in the session, and sends the browser to
 *       MapMyFitness;
 *   <li>complete: stores the token of the user, logs them in, and sends the browser to the success
 *       page; a denial goes to the denied page;
 *   <li>a callback that belongs to another session or to nothing is HTTP 400, and an authorization
 *       that is pending in this session stays so; a second callback of a completed authorization
 *       goes to the success page and asks for nothing again;
 *   <li>if the server refuses or cannot be reached, the response is HTTP 502.
 * </ul>
 */
public final class AuthorizationEndpoints {
  private final Pages pages;
  private final WebRedirectionFlow flow;
  private final TokenStore store;
  private final UserKeyResolver users;
  private final SessionAuthorizations sessions;

  /**
   * The addresses.
   *
   * @param callback the URL of the callback; a path of this application is made absolute with the
   *     URL that the browser requested
   * @param beginPath the path of the endpoint that begins
   * @param success where the browser goes when access was granted
   * @param denied where the browser goes when access was denied
   */
  public record Pages(URI callback, String beginPath, URI success, URI denied) {}

  /**
   * Creates the endpoints.
   *
   * @param pages the addresses
   * @param flow the flow of the server
   * @param store keeps the tokens
   * @param users chooses the keys of users
   * @param cipher encrypts what is in the session; null for none
   */
  public AuthorizationEndpoints(
      Pages pages,
      WebRedirectionFlow flow,
      TokenStore store,
      UserKeyResolver users,
      @Nullable SecretCipher cipher) {
    this.pages = pages;
    this.flow = flow;
    this.store = store;
    this.users = users;
    this.sessions = new SessionAuthorizations(cipher);
  }

  /**
   * {@return the routes of the two endpoints}
   *
   * @param contextPath the path of the application in its server, empty for none; an absolute
   *     callback begins with it
   */
  public RouterFunction<ServerResponse> routes(String contextPath) {
    String path = pages.callback().getPath();
    boolean inside =
        pages.callback().isAbsolute()
            && !contextPath.isEmpty()
            && path.startsWith(contextPath + "/");
    return RouterFunctions.route()
        .GET(pages.beginPath(), this::begin)
        .GET(inside ? path.substring(contextPath.length()) : path, this::complete)
        .build();
  }

  private ServerResponse begin(ServerRequest request) {
    PendingAuthorization pending;
    try {
      pending = flow.begin(callback(request.servletRequest()));
    } catch (OAuth1Exception e) {
      throw refused(e);
    }
    sessions.keep(request.servletRequest().getSession(), pending);
    return redirect(flow.authorizationUrl(pending));
  }

  private ServerResponse complete(ServerRequest request) {
    HttpServletRequest servlet = request.servletRequest();
    HttpSession session = servlet.getSession(false);
    if (session == null) {
      throw nothingPending();
    }
    if (sessions.isCompleted(session, request.param("oauth_token").orElse(null))) {
      return redirect(page(servlet, pages.success()));
    }
    // First, because anybody can make the browser send a malformed query.
    URI received = received(servlet);
    PendingAuthorization pending = sessions.take(session);
    if (pending == null) {
      throw nothingPending();
    }
    try {
      TokenCredentials token = flow.complete(pending, received);
      String user = users.userKey(servlet, token);
      store.put(user, token);
      RequestUser.logIn(servlet, user);
      sessions.completed(servlet.getSession(), pending);
      return redirect(page(servlet, pages.success()));
    } catch (AuthorizationDeniedException e) {
      return redirect(page(servlet, pages.denied()));
    } catch (ForeignCallbackException | MalformedCallbackException e) {
      // Anybody can make the browser call this URL: that must not end the user's authorization.
      sessions.keep(session, pending);
      throw bad("the callback does not belong to the authorization of this session", e);
    } catch (OAuth1Exception | MmfException e) {
      throw refused(e);
    }
  }

  private URI callback(HttpServletRequest request) {
    return pages.callback().isAbsolute()
        ? pages.callback()
        : ServletUriComponentsBuilder.fromContextPath(request)
            .path(pages.callback().getPath())
            .build(true)
            .toUri();
  }

  /** Returns what the flow reads: the query, which a URI cannot always hold as it was received. */
  private static URI received(HttpServletRequest request) {
    String query = request.getQueryString();
    try {
      return URI.create(request.getRequestURL() + (query == null ? "" : "?" + query));
    } catch (IllegalArgumentException e) {
      throw bad("the query of the callback is malformed", null);
    }
  }

  private static URI page(HttpServletRequest request, URI page) {
    return page.toString().startsWith("/") ? URI.create(request.getContextPath() + page) : page;
  }

  private static ServerResponse redirect(URI location) {
    return ServerResponse.seeOther(location)
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .build();
  }

  private static ResponseStatusException nothingPending() {
    return bad("no authorization is pending in this session; begin again", null);
  }

  private static ResponseStatusException bad(String reason, @Nullable Throwable cause) {
    return new ResponseStatusException(HttpStatus.BAD_REQUEST, reason, cause);
  }

  private static ResponseStatusException refused(RuntimeException cause) {
    return new ResponseStatusException(
        HttpStatus.BAD_GATEWAY, "MapMyFitness refused or could not be reached", cause);
  }
}
