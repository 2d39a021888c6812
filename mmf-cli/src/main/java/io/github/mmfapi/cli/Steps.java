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
    return baseString.replaceAll("(oauth_verifier%3D)((?!%26).)*", "$1***");
  }

  static String maskedJson(String json) {
    return SecretText.mask(json).strip();
  }

  private static boolean isSecret(String name) {
    return name.endsWith("secret") || name.endsWith("verifier") || name.endsWith("password");
  }
}
