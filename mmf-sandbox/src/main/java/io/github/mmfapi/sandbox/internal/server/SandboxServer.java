package io.github.mmfapi.sandbox.internal.server;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import io.github.mmfapi.sandbox.internal.methods.MethodSpec;
import io.github.mmfapi.sandbox.internal.methods.MethodTable;
import io.github.mmfapi.sandbox.internal.model.Call;
import io.github.mmfapi.sandbox.internal.model.NearestNames;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import io.github.mmfapi.sandbox.internal.model.Response;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Serves requests: finds the method, verifies the signature, and runs one method at a time under a
 * lock. GET and POST are served alike, as the PHP of 3.1 did.
 */
public final class SandboxServer {
  private static final String MOUNT = "/3.1/";

  /** The route files of the site: {@code /kml?r=KEY} (FITH) and a second mount (HIKE). */
  private static final String SIBLING_MOUNT = "/ws/4p/";

  private static final int LENGTH_OF_R = 32;

  private static final String KML = "routes/get_route_kml";

  private static final Set<String> AUTHORIZE = Set.of("/oauth/authorize", "/3.1/oauth/authorize");

  private final Settings settings;
  private final Object lock = new Object();
  private final @Nullable StateFile file;
  private volatile SandboxInstance instance;

  public SandboxServer(Settings settings) {
    this.settings = settings;
    this.file = settings.stateFile() == null ? null : StateFile.open(settings.stateFile());
    try {
      this.instance = new SandboxInstance(settings, file);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Lets another sandbox use the state file. */
  public void close() {
    if (file != null) {
      file.close();
    }
  }

  /** Discards all changes since the start. */
  public void reset() {
    synchronized (lock) {
      instance.end();
      if (file != null) {
        file.clear();
      }
      instance = new SandboxInstance(settings, file);
    }
  }

  public Settings settings() {
    return settings;
  }

  /** Returns the current state and credentials; use them only while holding {@link #lock()}. */
  public SandboxInstance instance() {
    return instance;
  }

  public Object lock() {
    return lock;
  }

  /** Returns the response to a request. */
  public ResponseDefinition respond(Request request) {
    String verb = request.getMethod().getName();
    if (!verb.equals("GET") && !verb.equals("POST")) {
      return refused(
          405, "method-not-allowed", "The sandbox serves GET and POST, as MapMyFitness 3.1 did.");
    }
    Call call;
    try {
      call = RequestReader.read(request);
    } catch (IllegalArgumentException e) {
      return refused(400, "malformed-request", "The request cannot be decoded: " + e.getMessage());
    }
    String path = withoutTrailingSlash(call.path());
    if (AUTHORIZE.contains(path)) {
      synchronized (lock) {
        return ResponseWriter.write(instance.oAuth().authorize(call));
      }
    }
    if (path.equals("/kml")) {
      return siteKml(call);
    }
    String name = path.equals(SIBLING_MOUNT + KML) ? KML : pathOfMethod(path);
    return name == null ? unknown(path) : method(name, call);
  }

  /**
   * Returns the KML file of a public route as the site did, without credentials. The site took the
   * numeric key of a route under the name r, too (EMB).
   */
  private ResponseDefinition siteKml(Call call) {
    String r = call.text("r");
    MethodTable.Entry kml = instance.methods().find(KML);
    if (r == null || kml == null) {
      return refused(404, "invalid-call", "The site's /kml needs r, the key of a route.");
    }
    boolean isKey = r.length() < LENGTH_OF_R && r.chars().allMatch(c -> c >= '0' && c <= '9');
    synchronized (lock) {
      try {
        Call selected = call.withOnly(isKey ? "route_key" : "r", r);
        return ResponseWriter.write(kml.handler().handle(selected));
      } catch (Refusal refusal) {
        return refused(404, refusal.id(), refusal.text());
      }
    }
  }

  private static @Nullable String pathOfMethod(String path) {
    return path.startsWith(MOUNT) ? path.substring(MOUNT.length()) : null;
  }

  private static ResponseDefinition refused(int httpStatus, String id, String text) {
    return ResponseWriter.write(Response.refused(httpStatus, id, text));
  }

  private ResponseDefinition unknown(String path) {
    String name = path.startsWith(MOUNT) ? path.substring(MOUNT.length()) : path.substring(1);
    List<String> nearest = NearestNames.to(name, instance.methods().paths());
    String text = "The sandbox has no method " + path + ".";
    if (!nearest.isEmpty()) {
      text += " Similar names: " + String.join(", ", nearest) + ".";
    }
    return refused(404, "unknown-method", text);
  }

  private ResponseDefinition method(String name, Call call) {
    SandboxInstance current = instance;
    return switch (name) {
      case "oauth/request_token" -> token(current, call, current.oAuth()::requestToken);
      case "oauth/access_token" -> token(current, call, current.oAuth()::accessToken);
      case "oauth/revoke" -> revoke(current, call);
      default -> {
        MethodTable.Entry entry = current.methods().find(name);
        if (entry == null && MethodTable.LINK_ONLY.contains(name)) {
          OutputFormat format = OutputFormat.find(call.text("o"));
          yield linkOnly(name, format == null ? OutputFormat.JSON : format);
        }
        yield entry == null ? unknown(MOUNT + name) : resource(current, entry, call);
      }
    };
  }

  /** Returns the answer in JSON for a method of which only a link is known (PHPW). */
  public ResponseDefinition linkOnly(String name) {
    return linkOnly(name, OutputFormat.JSON);
  }

  private ResponseDefinition linkOnly(String name, OutputFormat format) {
    Refusal refusal =
        new Refusal(
            name
                + " is known by a link only: neither its parameters nor its response are recorded, so"
                + " it is not simulated");
    return failure(refusal, format);
  }

  /**
   * Calls a token method. A failed authentication is HTTP 401 with the recorded envelope: clients
   * recognized failures by the HTTP status there (TAP, SCHW).
   */
  private ResponseDefinition token(
      SandboxInstance current, Call call, Function<VerifiedRequest, Response> method) {
    try {
      Call once = settings.strict() ? call : call.with(DoubledParameters.removed(call.request()));
      VerifiedRequest verified = authenticator(current).verify(once);
      if (verified == null) {
        throw Refusal.authentication(Authenticator.NOT_SIGNED);
      }
      synchronized (lock) {
        return ResponseWriter.write(method.apply(verified));
      }
    } catch (Refusal refusal) {
      int status = refusal.isOfAuthentication() ? 401 : refusal.isFull() ? 503 : 400;
      return ResponseWriter.failure(status, refusal, OutputFormat.JSON);
    }
  }

  private ResponseDefinition revoke(SandboxInstance current, Call call) {
    try {
      Authenticator authenticator = authenticator(current);
      var token = authenticator.token(authenticator.verify(call));
      if (token == null) {
        throw Refusal.authentication();
      }
      return ResponseWriter.write(current.oAuth().revoke(token));
    } catch (Refusal refusal) {
      return failure(refusal, OutputFormat.JSON);
    }
  }

  /**
   * Calls a resource method. The signature is verified without the lock, because it takes most of
   * the time and needs no state.
   */
  private ResponseDefinition resource(SandboxInstance current, MethodTable.Entry entry, Call call) {
    String selector = call.text("o");
    OutputFormat format = OutputFormat.find(selector);
    MethodSpec spec = entry.spec();
    try {
      Authenticator authenticator = authenticator(current);
      VerifiedRequest verified = authenticator.verify(call);
      synchronized (lock) {
        Call authenticated = authenticator.authenticate(spec, call, verified);
        if (format == null) {
          throw OutputFormat.refusal(selector);
        }
        spec.check(authenticated);
        Response response = entry.handler().handle(authenticated);
        current.served(spec, authenticated);
        // Written under the lock, because the response may hold rows of the state.
        return ResponseWriter.write(response, format, spec.shape() == MethodSpec.Shape.SIMULATED);
      }
    } catch (Refusal refusal) {
      return failure(refusal, format == null ? OutputFormat.JSON : format);
    }
  }

  /**
   * Runs a method for a user without a request.
   *
   * @param target whose state the method uses
   */
  public ResponseDefinition run(SandboxInstance target, MethodTable.Entry entry, Call call) {
    OutputFormat format = OutputFormat.find(call.text("o"));
    try {
      if (format == null) {
        throw OutputFormat.refusal(call.text("o"));
      }
      synchronized (lock) {
        entry.spec().check(call);
        Response response = entry.handler().handle(call);
        target.served(entry.spec(), call);
        boolean simulated = entry.spec().shape() == MethodSpec.Shape.SIMULATED;
        return ResponseWriter.write(response, format, simulated);
      }
    } catch (Refusal refusal) {
      return failure(refusal, format == null ? OutputFormat.JSON : format);
    }
  }

  private ResponseDefinition failure(Refusal refusal, OutputFormat format) {
    int status = refusal.isOfAuthentication() ? settings.authenticationFailureStatus() : 200;
    return ResponseWriter.failure(status, refusal, format);
  }

  private Authenticator authenticator(SandboxInstance current) {
    return new Authenticator(current, settings.client());
  }

  private static String withoutTrailingSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
