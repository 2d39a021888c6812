package io.github.mmfapi.client.metrics;

import feign.RequestLine;
import io.github.mmfapi.api.ActivityFeedApi;
import io.github.mmfapi.api.EventsApi;
import io.github.mmfapi.api.GearApi;
import io.github.mmfapi.api.GeocodeApi;
import io.github.mmfapi.api.GroupsApi;
import io.github.mmfapi.api.OAuthApi;
import io.github.mmfapi.api.RoutesApi;
import io.github.mmfapi.api.UsersApi;
import io.github.mmfapi.api.WorkoutsApi;
import io.github.mmfapi.client.call.MmfCall;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Formats operations as tags. A raw call can name any method, and each further value of a tag costs
 * a monitoring system memory; so only the methods of the generated interfaces are named.
 */
final class Operations {
  /** The tag of all other operations. */
  static final String OTHER = "other";

  private static final Pattern PATH = Pattern.compile("[A-Z]+ /([^?]+).*");

  private static final Set<String> NAMED =
      Stream.of(
              ActivityFeedApi.class,
              EventsApi.class,
              GearApi.class,
              GeocodeApi.class,
              GroupsApi.class,
              OAuthApi.class,
              RoutesApi.class,
              UsersApi.class,
              WorkoutsApi.class)
          .flatMap(api -> Stream.of(api.getMethods()))
          .map(Operations::path)
          .collect(Collectors.toUnmodifiableSet());

  private Operations() {}

  private static String path(Method method) {
    RequestLine line = method.getAnnotation(RequestLine.class);
    Matcher path = PATH.matcher(line == null ? "" : line.value());
    return path.matches() ? path.group(1) : OTHER;
  }

  /** Returns group and method if they are in the specification, or {@link #OTHER}. */
  static String tag(MmfCall call) {
    return NAMED.contains(call.operation()) ? call.operation() : OTHER;
  }
}
