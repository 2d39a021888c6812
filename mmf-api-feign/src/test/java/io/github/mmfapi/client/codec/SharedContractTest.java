package io.github.mmfapi.client.codec;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Headers;
import feign.MethodMetadata;
import feign.Param;
import feign.Request;
import feign.RequestLine;
import feign.RequestTemplate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedContractTest {
  private final SharedContract contract = new SharedContract("gym/2.0");

  interface Api {
    @RequestLine("GET /users/get_user")
    @Headers("Accept: application/json")
    String constant();

    @RequestLine("GET /users/get_user")
    @Headers("Accept: {type}")
    String varying(@Param("type") String type);
  }

  private MethodMetadata read(String name) {
    return contract.parseAndValidateMetadata(Api.class).stream()
        .filter(method -> method.method().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Request sent(RequestTemplate template) {
    template.methodMetadata(read("constant"));
    return new RequestParametersTarget<>(Api.class, "http://h/3.1/", contract)
        .apply(template.resolve(Map.of()));
  }

  private static RequestTemplate template() {
    return new RequestTemplate().method(Request.HttpMethod.GET).uri("/users/get_user");
  }

  @Test
  void constantHeaders_ofAMethod_areRemovedFromItsTemplate() {
    MethodMetadata method = read("constant");

    assertThat(method.template().headers()).isEmpty();
    assertThat(contract.constantHeaders(method))
        .containsExactly(
            Map.entry("Accept", List.of("application/json")),
            Map.entry("User-Agent", List.of("gym/2.0")));
  }

  @Test
  void header_withAVariable_staysInTheTemplate() {
    MethodMetadata method = read("varying");

    assertThat(method.template().headers()).containsOnlyKeys("Accept");
    assertThat(contract.constantHeaders(method)).containsOnlyKeys("User-Agent");
  }

  @Test
  void request_ofATarget_hasTheConstantHeaders() {
    Request request = sent(template());

    assertThat(request.url()).isEqualTo("http://h/3.1/users/get_user");
    assertThat(request.headers()).containsOnlyKeys("Accept", "User-Agent");
  }

  @Test
  void request_withAHeaderInItsTemplate_keepsIt() {
    Request request = sent(template().header("accept", "text/xml"));

    assertThat(request.headers().get("Accept")).containsExactly("text/xml");
  }

  @Test
  void request_changed_doesNotChangeTheNext() {
    sent(template()).header("X-Trace", "1");

    assertThat(sent(template()).headers()).doesNotContainKey("X-Trace");
  }
}
