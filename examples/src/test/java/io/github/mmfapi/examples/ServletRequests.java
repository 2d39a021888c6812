package io.github.mmfapi.examples;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.verify.ProxyPolicy;
import io.github.mmfapi.oauth1.verify.ReceivedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

// docs: servlet
/** Reads what a verifier needs of a servlet's request. */
final class ServletRequests {
  private ServletRequests() {}

  static ReceivedRequest received(HttpServletRequest request, ProxyPolicy proxies)
      throws IOException {
    request.setCharacterEncoding("UTF-8"); // signatures are of UTF-8
    String query = request.getQueryString() == null ? "" : request.getQueryString();
    ReceivedRequest arrived =
        new ReceivedRequest(
            request.getMethod(),
            request.getRequestURL() + (query.isEmpty() ? "" : "?" + query),
            request.getHeader("Authorization"),
            request.getContentType(),
            form(request, query));
    InetAddress peer = InetAddress.getByName(request.getRemoteAddr());
    return proxies.apply(arrived, peer, name -> Collections.list(request.getHeaders(name)));
  }

  /** The container has read the form; of each name, the values of the query come first. */
  private static String form(HttpServletRequest request, String query) {
    List<String> inQuery = Parameters.parse(query).stream().map(Parameter::name).toList();
    List<Parameter> form = new ArrayList<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) ->
                Stream.of(values)
                    .skip(Collections.frequency(inQuery, name))
                    .forEach(value -> form.add(new Parameter(name, value))));
    return Parameters.render(form);
  }
}
// end
