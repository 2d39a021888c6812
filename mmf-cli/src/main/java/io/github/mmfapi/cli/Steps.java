package io.github.mmfapi.cli;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.internal.SecretText;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Prints the steps of the tutorial, with secrets masked. */
final class Steps {
  private static final int WIDTH = 600;
  private static final String VERIFIER = "oauth_verifier%3D";

  private final PrintWriter out;
  private final Ansi ansi;

  Steps(PrintWriter out, Ansi ansi) {
    this.out = out;
    this.ansi = ansi;
  }

  void step(int number, String title) {
    out.println();
    out.println(ansi.string("@|bold Step " + number + "|@  ") + title);
    out.flush();
  }

  void say(String text) {
    out.println("  " + text);
    out.flush();
  }

  void signed(SignedRequest request) {
    line("base string", maskedBaseString(request.baseString()));
  }

  void sent(String methodAndUrl, String form) {
    line("sent", methodAndUrl);
    if (!form.isEmpty()) {
      line("", maskedForm(form));
    }
  }

  void received(String response) {
    line("received", response.length() <= WIDTH ? response : response.substring(0, WIDTH) + " …");
  }

  private void line(String label, String text) {
    out.println("  " + ansi.string("@|faint " + "%-12s".formatted(label) + "|@") + text);
    out.flush();
  }

  /** Masks the secrets of a form-encoded text; tokens and signatures stay readable. */
  static String maskedForm(String form) {
    List<Parameter> masked =
        Parameters.parse(form).stream()
            .map(p -> isSecret(p.name()) ? new Parameter(p.name(), "***") : p)
            .toList();
    return Parameters.render(masked).replace("=%2A%2A%2A", "=***");
  }

  /** Masks the verifier, which is encoded twice in a base string. */
  static String maskedBaseString(String baseString) {
    int name = baseString.indexOf(VERIFIER);
    if (name < 0) {
      return baseString;
    }
    int value = name + VERIFIER.length();
    int end = baseString.indexOf("%26", value);
    return baseString.substring(0, value) + "***" + (end < 0 ? "" : baseString.substring(end));
  }

  static String maskedJson(String json) {
    return SecretText.byName().mask(json).strip();
  }

  private static boolean isSecret(String name) {
    return SecretText.isSecret(name) && !name.equals("oauth_signature");
  }
}
