package io.github.mmfapi.sandbox.internal.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SigningCaller;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodPagesTest {
  private static final MmfSandbox SANDBOX = MmfSandbox.builder().console(true).start();
  private final Visitor visitor = new Visitor(SANDBOX);

  @AfterAll
  static void stop() {
    SANDBOX.close();
  }

  @Test
  void root_listsEveryMethodOfTheSpec() {
    String page = visitor.page("3.1/?doc");
    assertThat(Spec.get().methods()).hasSizeGreaterThan(100);
    for (Spec.Method method : Spec.get().methods()) {
      assertThat(page).contains("href=\"/3.1/" + method.path() + "?doc\"");
    }
  }

  @Test
  void everyMethod_hasAPage_withItsParametersAndEvidence() {
    for (Spec.Method method : Spec.get().methods()) {
      HttpResponse<String> page = visitor.response("3.1/" + method.path() + "?doc");
      assertThat(page.statusCode()).as(method.path()).isEqualTo(200);
      assertThat(page.body()).contains("<h1>" + method.path() + "</h1>", "class=\"badge\"");
      for (var parameter : MethodText.parameters(Spec.get(), method)) {
        assertThat(page.body()).contains("<th scope=\"row\">" + parameter.get("name"));
      }
      assertThat(page.body())
          .as("example of " + method.path())
          .contains("id=\"example\"", method.verb() + " /3.1/" + method.path())
          .containsPattern("Made from the spec|Recorded in January 2013");
    }
  }

  /** What is called recorded is in the evidence, byte for byte. */
  @Test
  void recordedExamples_areThoseOfTheEvidence() throws IOException {
    Path recorded = Path.of("..", "spec", "evidence", "recorded");
    String request = Files.readAllLines(recorded.resolve("requests.txt")).get(1);
    assertThat(visitor.page("3.1/oauth/request_token?doc"))
        .contains("Recorded in January 2013")
        .contains(
            html(request), html(Files.readString(recorded.resolve("oauth_request_token.txt"))));
    assertThat(visitor.page("3.1/oauth/access_token?doc"))
        .contains(html(Files.readString(recorded.resolve("oauth_access_token.txt"))))
        .doesNotContain("Recorded in January 2013");
    assertThat(visitor.page("3.1/oauth/authorize?doc"))
        .contains(html(Files.readString(recorded.resolve("oauth_callback_redirect.txt"))));
  }

  private static String html(String text) {
    return text.strip().replace("&", "&amp;").replace("=", "&#x3D;");
  }

  @Test
  void methodKnownByALink_saysSo() {
    assertThat(visitor.page("3.1/events/search_events?doc"))
        .contains("Only a link to this method is known", "it is not simulated");
  }

  @Test
  void group_hasAPage() {
    assertThat(visitor.page("3.1/gear?doc"))
        .contains("Methods of gear", "/3.1/gear/create_gear?doc")
        .doesNotContain("/3.1/routes/");
  }

  @ParameterizedTest
  @CsvSource({"3.1, Methods", "3.1/gear, Methods of gear", "3.1/users/get_user, users/get_user"})
  void page_hasAnAddress_withASlashAtItsEndOrWithout(String path, String heading) {
    for (String slash : List.of("", "/")) {
      assertThat(visitor.page(path + slash + "?doc")).contains("<h1>" + heading + "</h1>");
    }
  }

  @ParameterizedTest
  @CsvSource({"?doc, 200", "?doc=, 200", "?doc&x=1, 200", "?docs, 404", "?x=1&doc, 404"})
  void documentation_isAskedForByTheFirstParameter(String query, int status) {
    assertThat(visitor.response("3.1/gear" + query).statusCode()).isEqualTo(status);
  }

  @Test
  void unknownMethod_namesTheNearest() {
    HttpResponse<String> page = visitor.response("3.1/workout/get_workouts?doc");
    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).contains("/3.1/workouts/get_workouts?doc");

    HttpResponse<String> call = visitor.response("3.1/user/get_user");
    assertThat(call.statusCode()).isEqualTo(404);
    assertThat(call.body()).contains("Similar names: users/get_user");
  }

  @Test
  void doc_isServedWithoutTheConsole_andHasNoForm() {
    try (MmfSandbox embedded = MmfSandbox.start()) {
      assertThat(new Visitor(embedded).page("3.1/users/get_user?doc"))
          .contains("<h1>users/get_user</h1>")
          .doesNotContain("<form", "/console/");
    }
  }

  @Test
  void docAsAParameterOfACall_isNoDocumentation() {
    String url = SANDBOX.baseUrl() + "/workouts/get_workouts?user_id=26345682&doc=1";
    assertThat(SigningCaller.send("GET", url, null, null).body()).startsWith("{\"result\":");
  }

  private HttpResponse<String> tryAs(Object userId, String method, Parameter... parameters) {
    List<Parameter> fields = new ArrayList<>(List.of(parameters));
    fields.add(new Parameter("try_as", userId.toString()));
    fields.add(new Parameter("try_method", method));
    return visitor.submit("console/try", fields.toArray(Parameter[]::new));
  }

  @Test
  void tryingAMethod_callsItAsTheUser() {
    long user = SANDBOX.user().userId();
    Parameter name = new Parameter("gear_type_name", "Sledge <b>");
    assertThat(tryAs(user, "gear/create_gear_type", name).body())
        .contains("Answer of gear/create_gear_type", "&quot;status&quot; : 1");

    assertThat(tryAs(user, "gear/get_gear_type_options").body())
        .contains("Sledge")
        .doesNotContain("<b>");
  }

  @Test
  void tryingWithoutARequiredParameter_showsTheRefusal() {
    assertThat(tryAs(SANDBOX.user().userId(), "gear/create_gear_type").body())
        .contains("refused: invalid-call");
  }

  @ParameterizedTest
  @CsvSource({"0, users/get_user", "%s, users/no_such_method", "%s, ''"})
  void tryingWhatDoesNotExist_isRefused(String user, String method) {
    HttpResponse<String> answer = tryAs(user.formatted(SANDBOX.user().userId()), method);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Nothing was tried");
  }

  @Test
  void tryingAMethodThatAnswersAnImage_tellsItsLength() {
    assertThat(tryAs(SANDBOX.user().userId(), "users/get_avatar").body())
        .containsPattern("image/[a-z]+")
        .containsPattern("[1-9][0-9]+ bytes");
  }
}
