package io.github.mmfapi.contract.internal.recording;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Path and parameters of a recorded URL. */
record RecordedUrl(String path, List<Parameter> parameters) {
  private static final String BASE = "/3.1";

  static RecordedUrl of(String url, @Nullable String form) {
    String local = url.replaceFirst("^[a-z]+://[^/]*", "");
    int query = local.indexOf('?');
    List<Parameter> parameters = new ArrayList<>();
    if (query >= 0) {
      parameters.addAll(Parameters.parse(local.substring(query + 1)));
    }
    if (form != null && !form.isEmpty()) {
      parameters.addAll(Parameters.parse(form));
    }
    parameters.removeIf(p -> p.name().startsWith("oauth_"));
    String path = query >= 0 ? local.substring(0, query) : local;
    int base = path.indexOf(BASE + "/");
    return new RecordedUrl(base < 0 ? path : path.substring(base + BASE.length()), parameters);
  }
}
