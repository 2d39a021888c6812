package io.github.mmfapi.bench.call;

import feign.Client;
import io.github.mmfapi.bench.decode.Bodies;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Checks that all clients send the same request. */
final class WireAgreement {
  private WireAgreement() {}

  /**
   * Compares what each client sends, apart from nonce, timestamp and signature.
   *
   * @throws IllegalStateException if a client sends something else; the message names it
   */
  static void check() {
    Calls calls = new Calls("http://api.mapmyfitness.com/3.1");
    Set<String> ours = sent(transport -> Listing.generated(calls.generated(transport)));
    require("decorated", ours, t -> Listing.raw(calls.decorated(t, Placement.QUERY)));
    require("intercepted", ours, t -> Listing.raw(calls.intercepted(t, Placement.QUERY)));
    require("ScribeJava", ours, t -> Listing.stock(calls.scribe(t)));
  }

  private static void require(String name, Set<String> ours, Consumer<Client> call) {
    Set<String> theirs = sent(call);
    // ScribeJava omits oauth_version by default; RFC 5849 section 3.1 makes it optional.
    theirs.add("oauth_version");
    if (!theirs.equals(ours)) {
      throw new IllegalStateException(
          name + " sends " + theirs + ", but this client sends " + ours);
    }
  }

  private static Set<String> sent(Consumer<Client> call) {
    List<String> urls = new ArrayList<>();
    Client responding = Calls.responding(Bodies.workouts(1));
    call.accept(
        (request, options) -> {
          urls.add(request.url());
          return responding.execute(request, options);
        });
    String url = urls.get(0);
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : Parameters.parse(url.substring(url.indexOf('?') + 1))) {
      boolean own = !parameter.name().startsWith("oauth_");
      names.add(own ? parameter.name() + "=" + parameter.value() : parameter.name());
    }
    return names;
  }
}
