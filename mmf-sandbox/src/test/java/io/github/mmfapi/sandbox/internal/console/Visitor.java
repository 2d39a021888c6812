package io.github.mmfapi.sandbox.internal.console;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SigningCaller;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts: reads pages and sends their forms. */
final class Visitor {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf_token\" value=\"([0-9a-f]+)\"");

  private final String root;

  Visitor(MmfSandbox sandbox) {
    this.root = sandbox.baseUrl().resolve("/").toString();
  }

  HttpResponse<String> response(String path) {
    return SigningCaller.send("GET", root + path, null, null);
  }

  /** Returns what a page says, without the style and the script that all pages have. */
  String page(String path) {
    String html = response(path).body();
    int main = html.indexOf("<main");
    return main < 0 ? html : html.substring(main, html.indexOf("</main>"));
  }

  /** Sends a form with the CSRF token of the first page. */
  HttpResponse<String> submit(String path, Parameter... fields) {
    HttpResponse<String> page = response("");
    Matcher csrf = CSRF.matcher(page.body());
    if (!csrf.find()) {
      throw new AssertionError("no form on the first page");
    }
    List<Parameter> form = new ArrayList<>(List.of(fields));
    form.add(new Parameter("csrf_token", csrf.group(1)));
    return post(path, form, cookie(page));
  }

  HttpResponse<String> post(String path, List<Parameter> form, String cookie) {
    return SigningCaller.send("POST", root + path, Parameters.render(form), null, cookie);
  }

  static String cookie(HttpResponse<String> page) {
    return page.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
  }

  /** Returns the page that a refusal links to. */
  String help(HttpResponse<String> refused) {
    String link = refused.headers().firstValue("Link").orElseThrow();
    return page(link.substring(link.indexOf('/') + 1, link.indexOf('>')));
  }
}
