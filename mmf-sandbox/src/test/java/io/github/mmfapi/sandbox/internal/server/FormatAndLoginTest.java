package io.github.mmfapi.sandbox.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.sandbox.MmfSandbox;
import io.github.mmfapi.sandbox.SigningCaller;
import io.github.mmfapi.sandbox.internal.model.Json;
import io.github.mmfapi.sandbox.internal.model.Refusal;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The format selector {@code o}, and authentication without OAuth 1. */
class FormatAndLoginTest {
  /** The MD5 of "tutorial", computed with md5sum. */
  private static final String MD5 = "0575c8d592fb7b088226750aceec2b4e";

  private final MmfSandbox sandbox = MmfSandbox.start();
  private final SigningCaller me = SigningCaller.of(sandbox, sandbox.authorize(sandbox.user()));

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private String body(String path) {
    return SigningCaller.send("GET", me.sign("GET", path).url(), null, null).body();
  }

  private String post(String path, String... namesAndValues) {
    List<Parameter> form =
        Stream.iterate(0, i -> i < namesAndValues.length, i -> i + 2)
            .map(i -> new Parameter(namesAndValues[i], namesAndValues[i + 1]))
            .toList();
    return SigningCaller.send("POST", sandbox.baseUrl() + path, Parameters.render(form), null)
        .body();
  }

  @Test
  void xml_hasTheTreeOfTheJsonBelowResult() throws Exception {
    me.post(
        "/workouts/create_workout",
        new Parameter("workout_date", "2013-01-16"),
        new Parameter("workout_description", "<a> & \u00e9 \u0001"));

    var documents = DocumentBuilderFactory.newInstance();
    Element root =
        documents
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(body("/workouts/get_workouts?o=xml"))))
            .getDocumentElement();

    assertThat(root.getTagName()).isEqualTo("result");
    assertThat(root.getElementsByTagName("*").item(0).getNodeName()).isEqualTo("status");
    assertThat(root.getElementsByTagName("workouts").getLength()).isEqualTo(1);
    assertThat(root.getElementsByTagName("workout_description").item(0).getTextContent())
        .isEqualTo("<a> & \u00e9 \ufffd");
  }

  @Test
  void xml_hasEachElementOnALineOfItsOwn() {
    assertThat(body("/users/get_user?o=xml"))
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<result>\n  <status>1</status>\n")
        .contains(
            """

              <output>
                <user>
                  <user_id>26345682</user_id>
                  <user_key>26345682</user_key>
                  <user_type_id>9</user_type_id>
                  <identifier></identifier>
                  <first_name>A User</first_name>
            """)
        .endsWith("\n</result>\r\n");
  }

  @Test
  void php_isTheOutputOfSerialize() {
    assertThat(body("/workouts/get_workouts?o=php"))
        .isEqualTo(
            "a:1:{s:6:\"result\";a:3:{s:6:\"status\";i:1;s:6:\"output\";a:2:{s:5:\"count\";"
                + "s:1:\"0\";s:8:\"workouts\";a:0:{}}s:6:\"errors\";a:0:{}}}");
  }

  @Test
  void txtAndUnknownFormats_areRefused() {
    assertThat(body("/users/get_user?o=txt")).contains("o=txt is not simulated");
    assertThat(body("/users/get_user?o=yaml")).contains("json, xml or php");
  }

  @Test
  void legacyLogin_withLowercaseMd5InAPost_isServed() {
    String key = sandbox.clientCredentials().key();
    String name = sandbox.user().username();

    JsonNode user = json(post("/users/get_user", "consumer_key", key, "u", name, "p", MD5));
    assertThat(user.at("/result/output/user")).hasSize(207);
    for (String refused :
        List.of(
            post("/users/get_user", "consumer_key", key, "u", name, "p", upper(MD5)),
            post("/users/get_user", "consumer_key", "x", "u", name, "p", MD5),
            post("/users/get_user", "consumer_key", key, "u", name, "p", "tutorial"),
            post("/users/get_user", "u", name, "p", MD5),
            post("/users/get_user_friends", "consumer_key", key, "u", name, "p", MD5))) {
      assertThat(refused).contains(Refusal.AUTHENTICATION_FAILED);
    }
  }

  @Test
  void login_withPasswordOrItsMd5_returnsTheUser() {
    String name = sandbox.user().username();

    assertThat(post("/users/login", "u", name, "p", "tutorial")).contains("\"user_id\"");
    assertThat(post("/users/login", "u", "a-user@example.com", "p", MD5)).contains("\"user_id\"");
    assertThat(post("/users/login", "u", name, "p", "guess"))
        .contains(Refusal.AUTHENTICATION_FAILED);
  }

  @Test
  void publicWorkouts_withUserId_needNoCredentials() {
    String id = Long.toString(sandbox.user().userId());

    assertThat(post("/workouts/get_workouts", "user_id", id)).contains("\"count\":\"0\"");
    assertThat(post("/workouts/get_workouts")).contains(Refusal.AUTHENTICATION_FAILED);
    String forged =
        "/workouts/get_workouts?user_id=" + id + "&oauth_signature=x&oauth_consumer_key=y";
    assertThat(post(forged)).contains(Refusal.AUTHENTICATION_FAILED);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static JsonNode json(String body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(body, e);
    }
  }
}
