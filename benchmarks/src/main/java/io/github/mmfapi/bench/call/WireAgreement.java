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

/** Makes sure that all clients ask the same. */
final class WireAgreement {
  private WireAgreement() {}

  /**
   * Compares what each client sends but for nonce, time and signature.
   *
   * @throws IllegalStateException naming who sends something else
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
    // ScribeJava leaves out oauth_version unless told; RFC 5849 section 3.1 has it optional.
    theirs.add("oauth_version");
    if (!theirs.equals(ours)) {
      throw new IllegalStateException(name + " sends " + theirs + ", not " + ours);
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
