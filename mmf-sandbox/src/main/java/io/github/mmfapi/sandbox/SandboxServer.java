package io.github.mmfapi.sandbox;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests: finds the method, verifies the signature, and lets one call at a time in to the
 * state. GET and POST are served alike, as the PHP behind 3.1 did.
 */
final class SandboxServer {
  /** Longer bodies are refused, in bytes. */
  private static final int LONGEST_BODY = 8_000_000;

  private static final String MOUNT = "/3.1/";

  private static final Set<String> AUTHORIZE = Set.of("/oauth/authorize", "/3.1/oauth/authorize");

  private final Settings settings;
  private final Object lock = new Object();
  private volatile World world;

  SandboxServer(Settings settings) {
    this.settings = settings;
    this.world = new World(settings);
  }

  /** Forgets everything since the start. */
  void reset() {
    World fresh = new World(settings);
    synchronized (lock) {
      world = fresh;
    }
  }

  Settings settings() {
    return settings;
  }

  /** Returns state and credentials, to be used under {@link #lock()} only. */
  World world() {
    return world;
  }

  Object lock() {
    return lock;
  }

  ResponseDefinition answer(Request request) {
    String verb = request.getMethod().getName();
    if (!verb.equals("GET") && !verb.equals("POST")) {
      return Answers.text(405, "The sandbox serves GET and POST, as MapMyFitness 3.1 did.");
    }
    if (request.getBody() != null && request.getBody().length > LONGEST_BODY) {
      return Answers.text(413, "A body must not be longer than " + LONGEST_BODY + " bytes.");
    }
    Call call;
    try {
      call = Call.of(request);
    } catch (IllegalArgumentException e) {
      return Answers.text(400, "The request cannot be decoded: " + e.getMessage());
    }
    String path = withoutTrailingSlash(call.path());
    if (AUTHORIZE.contains(path)) {
      synchronized (lock) {
        return world.oAuth().authorize(call);
      }
    }
    return path.startsWith(MOUNT) ? method(path.substring(MOUNT.length()), call) : unknown(path);
  }

  private static ResponseDefinition unknown(String path) {
    return Answers.text(404, "The sandbox has no method " + path + ".");
  }

  private ResponseDefinition method(String name, Call call) {
    return switch (name) {
      case "oauth/request_token", "oauth/access_token" -> tokenCall(name, call);
      case "oauth/revoke" -> revoke(call);
      default -> {
        MethodTable.Entry entry = world.methods().find(name);
        yield entry == null ? unknown(MOUNT + name) : resource(entry.spec().path(), call);
      }
    };
  }

  private ResponseDefinition tokenCall(String name, Call call) {
    World current = world;
    try {
      VerifiedRequest verified = admission(current).verify(call);
      if (verified == null) {
        return OAuthMethods.refused();
      }
      synchronized (lock) {
        return name.endsWith("request_token")
            ? current.oAuth().requestToken(verified)
            : current.oAuth().accessToken(verified);
      }
    } catch (Refusal refusal) {
      return refusal.isOfAuthentication()
          ? OAuthMethods.refused()
          : Answers.failure(503, refusal.text(), OutputFormat.JSON, "");
    }
  }

  private ResponseDefinition revoke(Call call) {
    World current = world;
    try {
      Admission admission = admission(current);
      var token = admission.token(admission.verify(call));
      return token == null
          ? failure(Refusal.authentication(), OutputFormat.JSON)
          : current.oAuth().revoke(token);
    } catch (Refusal refusal) {
      return failure(refusal, OutputFormat.JSON);
    }
  }

  /** The signature is verified outside of the lock: it takes longest and needs no state. */
  private ResponseDefinition resource(String path, Call call) {
    World current = world;
    OutputFormat format = OutputFormat.JSON;
    try {
      Admission admission = admission(current);
      VerifiedRequest verified = admission.verify(call);
      MethodTable.@Nullable Entry entry = current.methods().find(path);
      if (entry == null) {
        return unknown(path);
      }
      synchronized (lock) {
        Call admitted = admission.admit(entry.spec(), call, verified);
        format = OutputFormat.of(call.text("o"));
        entry.spec().check(admitted);
        Answer answer = entry.handler().answer(admitted);
        // Written under the lock, too, because an answer may hold rows.
        return Answers.written(answer, format, entry.spec().shape() == MethodSpec.Shape.SIMULATED);
      }
    } catch (Refusal refusal) {
      return failure(refusal, formatOf(call, format));
    }
  }

  private static OutputFormat formatOf(Call call, OutputFormat otherwise) {
    try {
      return OutputFormat.of(call.text("o"));
    } catch (Refusal noSuchFormat) {
      return otherwise;
    }
  }

  private ResponseDefinition failure(Refusal refusal, OutputFormat format) {
    int status = refusal.isOfAuthentication() ? settings.authenticationFailureStatus() : 200;
    return Answers.failure(status, refusal.text(), format, refusal.end());
  }

  private Admission admission(World current) {
    return new Admission(current, settings.client());
  }

  private static String withoutTrailingSlash(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
