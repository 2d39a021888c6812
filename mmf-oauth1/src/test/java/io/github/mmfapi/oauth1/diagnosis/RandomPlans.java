package io.github.mmfapi.oauth1.diagnosis;

import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.diagnosis.Entry.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes up requests, the same for the same seed. */
final class RandomPlans {

  private static final List<String> TEXTS =
      List.of(
          "a",
          "b",
          "abc",
          "A",
          "a-b",
          "a1",
          "name",
          "size",
          "tag[]",
          "filter[x]",
          "q r",
          "x+y",
          "c@",
          "50%",
          "é",
          "ü ß",
          "日本",
          "😀",
          "it's",
          "(1)",
          "a*b",
          "wow!",
          "~me",
          "1/2",
          "http://x.y/z?a=b&c",
          "{\"a\":1}",
          "%20",
          "a=b",
          "2012-07-25T10:00:00+00:00",
          "1,2,3",
          "",
          "",
          "true",
          "0");

  private final SplittableRandom random;

  RandomPlans(long seed) {
    random = new SplittableRandom(seed);
  }

  Plan next() {
    Plan plan = new Plan();
    plan.method = oneOf(List.of("GET", "POST", "PUT", "DELETE"));
    plan.scheme = oneOf(List.of("http", "https"));
    plan.host = oneOf(List.of("photos.example.net", "Api.Example.com", "www.example.org"));
    plan.port = oneOf(List.of("", "", "8080", "8443"));
    plan.path =
        oneOf(
            List.of(
                "",
                "/",
                "/photos",
                "/photos/",
                "/3.1/users/get_user",
                "/r%20v/X",
                "/a/./b",
                "/a//b",
                "/(x)",
                "/a;v=1/b",
                "/caf%C3%A9"));
    plan.fragment = oneOf(List.of("", "", "", "#top"));
    plan.query = entries(Origin.QUERY);
    plan.form = entries(Origin.FORM);
    if (chance(3)) {
      plan.json(List.of(Entry.of(Origin.BODY, "name", "Jane"), Entry.of(Origin.BODY, "n", "1")));
    } else if (plan.method.equals("GET")) {
      plan.form = List.of();
    }
    plan.placement = oneOf(List.of(Placement.values()));
    if (!plan.isForm() && plan.placement == Placement.FORM_BODY) {
      plan.placement = Placement.QUERY;
    }
    plan.algorithm = oneOf(CatalogueTest.METHODS);
    plan.clientSecret = oneOf(List.of("kd94hf93k423kf44", "s3cr/t&", "with space", "é%"));
    plan.tokenSecret = oneOf(List.of("pfkkdhi9sl3r4s00", "to+k=n", "t%20x"));
    plan.token = chance(4) ? null : Plan.KNOWN_TOKEN;
    plan.nonce = Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
    plan.version = chance(2);
    plan.callback = chance(3) ? "http://printer.example.com/ready?x=1 2" : null;
    plan.verifier = chance(4) ? "hfdp7dh39dks9884" : null;
    plan.realm = chance(2) ? "Photos" : null;
    return plan;
  }

  boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private List<Entry> entries(Origin origin) {
    List<Entry> entries = new ArrayList<>();
    for (int n = random.nextInt(6); n > 0; n--) {
      String name = oneOf(TEXTS);
      if (!name.isEmpty() && !name.contains("%")) {
        entries.add(entry(origin, name, oneOf(TEXTS)));
      }
    }
    if (chance(4) && !entries.isEmpty()) {
      entries.add(entries.get(0));
    }
    return entries;
  }

  /** Writes an entry in one of the ways in which clients write it. */
  private Entry entry(Origin origin, String name, String value) {
    Entry entry = Entry.of(origin, name, value);
    return switch (random.nextInt(3)) {
      case 0 ->
          Entry.written(
              origin,
              entry.rawName().replace("%20", "+"),
              entry.rawValue().replace("%20", "+"),
              name,
              value);
      case 1 ->
          Entry.written(
              origin,
              Entry.lowerHex(entry.rawName()),
              Entry.lowerHex(entry.rawValue()),
              name,
              value);
      default -> entry;
    };
  }
}
