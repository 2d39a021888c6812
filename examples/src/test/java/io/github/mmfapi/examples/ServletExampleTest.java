package io.github.mmfapi.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.Parameters;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.SigningRequest;
import io.github.mmfapi.oauth1.verify.CredentialsLookup;
import io.github.mmfapi.oauth1.verify.ForwardedHeader;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.oauth1.verify.ProxyPolicy;
import io.github.mmfapi.oauth1.verify.VerifiedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Runs the filter and the interceptor of docs/guide/providers.md in Tomcat, which sees {@code http}
 * and its own address where the client called {@code https} and the proxy.
 */
class ServletExampleTest {
  private static final ClientCredentials CLIENT =
      ClientCredentials.of("9djdj82h48djs9d2", "s3cret");
  private static final String PROXY = "https://shop.example";

  @TempDir private static Path folder;
  private static final Tomcat TOMCAT = new Tomcat();

  private final HttpClient http = HttpClient.newHttpClient();

  private static final class Clients implements CredentialsLookup {
    @Override
    public String clientSecret(String clientKey) {
      return clientKey.equals(CLIENT.key()) ? CLIENT.secret() : null;
    }

    @Override
    public String tokenSecret(String clientKey, String token) {
      return null;
    }
  }

  private static OAuth1Verifier verifier() {
    return OAuth1Verifier.builder().credentials(new Clients()).build();
  }

  private static ProxyPolicy proxies() {
    return ProxyPolicy.trusting(
        InetAddress::isLoopbackAddress,
        ForwardedHeader.X_FORWARDED_PROTO,
        ForwardedHeader.X_FORWARDED_HOST);
  }

  @RestController
  static class Orders {
    @RequestMapping("/**")
    String orders(@RequestAttribute("oauth1") VerifiedRequest caller, HttpServletRequest request) {
      return caller.clientKey() + " " + String.join(",", request.getParameterValues("a"));
    }
  }

  @Configuration
  @EnableWebMvc
  @Import(Orders.class)
  static class Application implements WebMvcConfigurer {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      registry
          .addInterceptor(new OAuth1Interceptor(verifier(), proxies()))
          .addPathPatterns("/intercepted/**");
    }
  }

  @BeforeAll
  static void start() throws LifecycleException {
    TOMCAT.setBaseDir(folder.toString());
    TOMCAT.setPort(0);
    TOMCAT.getConnector().setProperty("address", "127.0.0.1");
    Context context = TOMCAT.addContext("", folder.toString());
    FilterDef filter = new FilterDef();
    filter.setFilterName("oauth1");
    filter.setFilter(new OAuth1Filter(verifier(), proxies()));
    context.addFilterDef(filter);
    FilterMap filtered = new FilterMap();
    filtered.setFilterName("oauth1");
    filtered.addURLPattern("/filtered/*");
    context.addFilterMap(filtered);
    AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
    spring.register(Application.class);
    Tomcat.addServlet(context, "spring", new DispatcherServlet(spring));
    context.addServletMappingDecoded("/", "spring");
    TOMCAT.start();
  }

  @AfterAll
  static void stop() throws LifecycleException {
    TOMCAT.stop();
    TOMCAT.destroy();
  }

  private static SignedRequest signed(String method, String path, List<Parameter> form) {
    return OAuth1Signer.builder()
        .clientCredentials(CLIENT)
        .build()
        .sign(SigningRequest.of(method, PROXY + path).withForm(form));
  }

  /** Sends what the proxy passes on. */
  private HttpResponse<String> send(
      String method, String path, String authorization, List<Parameter> form, String scheme)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + TOMCAT.getConnector().getLocalPort() + path))
            .method(
                method,
                form.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(Parameters.render(form)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", authorization)
            .header("X-Forwarded-Proto", scheme)
            .header("X-Forwarded-Host", "shop.example")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/filtered", "/intercepted"})
  void request_thatIsSignedForTheProxy_reachesTheController(String folder) throws Exception {
    String path = folder + "/orders?a=%C3%A9%20x&a=2";
    HttpResponse<String> read =
        send("GET", path, signed("GET", path, List.of()).authorizationHeader(), List.of(), "https");
    assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
    assertThat(read.body()).isEqualTo(CLIENT.key() + " \u00E9 x,2");

    List<Parameter> form = List.of(new Parameter("a", "3 \u00FC"), new Parameter("b", "&="));
    HttpResponse<String> written =
        send("POST", path, signed("POST", path, form).authorizationHeader(), form, "https");
    assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
    assertThat(written.body()).isEqualTo(CLIENT.key() + " \u00E9 x,2,3 \u00FC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/filtered", "/intercepted"})
  void request_thatIsChangedOrSentAgain_isRefused(String folder) throws Exception {
    String path = folder + "/orders?a=1";
    List<Parameter> form = List.of(new Parameter("a", "2"));
    String header = signed("POST", path, form).authorizationHeader();

    assertThat(send("POST", path, header, List.of(new Parameter("a", "3")), "https").statusCode())
        .as("another form")
        .isEqualTo(401);
    assertThat(send("POST", path, header, form, "http").statusCode())
        .as("another scheme")
        .isEqualTo(401);
    assertThat(send("POST", path, "Basic eA==", form, "https").headers().map())
        .as("unsigned")
        .containsKey("www-authenticate");
    assertThat(send("POST", path, header, form, "https").statusCode()).isEqualTo(200);
    HttpResponse<String> again = send("POST", path, header, form, "https");
    assertThat(again.statusCode()).as("sent again").isEqualTo(401);
  }
}
