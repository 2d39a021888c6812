package io.github.mmfapi.contract.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.codec.MmfFeign;
import io.github.mmfapi.client.raw.RawRequest;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.ClockSkewPolicy;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.authorization.FlowVariant;
import io.github.mmfapi.oauth1.authorization.WebRedirectionFlow;
import io.github.mmfapi.oauth1.diagnosis.SignatureDiagnosis;
import io.github.mmfapi.oauth1.feign.OAuth1SigningClient;
import io.github.mmfapi.oauth1.store.JdbcAuthorizationStore;
import io.github.mmfapi.oauth1.store.JdbcNonceStore;
import io.github.mmfapi.oauth1.verify.OAuth1Verifier;
import io.github.mmfapi.sandbox.MmfSandbox;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every default that Javadoc, guide or the page of the sandbox states is the one that the object
 * has. The table is read out of the sources, so a new setting is in it by itself.
 */
class DefaultsTest {
  private static final List<String> MODULES =
      List.of("mmf-api-feign", "mmf-oauth1", "mmf-sandbox", "mmf-api-model");

  /** Objects on which nothing is set, by the class that the setters are in. */
  private static final Map<String, Supplier<Object>> OBJECTS = objects();

  /** Fields that are not called like the setter, nor like several of it. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("MmfClientBuilder.capability", "capabilities"),
          Map.entry("MmfFeign.outputFormat", "format"),
          Map.entry("MmfSandbox.signatureMethod", "furtherMethods"),
          Map.entry("MmfSandbox.clientCredentials", "client"),
          Map.entry("MmfSandbox.applicationName", "application"),
          Map.entry("MmfSandbox.workout", "seeds"),
          Map.entry("MmfSandbox.route", "seeds"),
          Map.entry("MmfSandbox.demoData", "demoSeed"),
          Map.entry("MmfClientBuilder.outputFormat", "feign.format"),
          Map.entry("Rows.prefetchedBy", "prefetcher"),
          Map.entry("Rows.untilNoNewRows", "toTheEnd"));

  private static Map<String, Supplier<Object>> objects() {
    MmfClient client =
        MmfClient.builder()
            .baseUrl("http://127.0.0.1:1/3.1")
            .clientCredentials(ClientCredentials.of("key", "secret"))
            .build();
    Map<String, Supplier<Object>> objects = new LinkedHashMap<>();
    objects.put("MmfClientBuilder", MmfClient::builder);
    objects.put("SafeWrites", client::safely);
    objects.put("RetryPolicy", RetryPolicy::builder);
    objects.put("MmfFeign", MmfFeign::builder);
    objects.put("Rows", () -> client.paging().workouts());
    objects.put("AsyncRows", () -> client.async().paging().workouts());
    objects.put("RawRequest", () -> RawRequest.get("users/get_user"));
    objects.put("ClockSkewPolicy", ClockSkewPolicy::builder);
    objects.put("OAuth1Signer", OAuth1Signer::builder);
    objects.put("FlowVariant", FlowVariant::builder);
    objects.put("WebRedirectionFlow", WebRedirectionFlow::builder);
    objects.put("SignatureDiagnosis", () -> SignatureDiagnosis.builder("secret", "secret"));
    objects.put("OAuth1SigningClient", OAuth1SigningClient::builder);
    objects.put("SigningBuilder", OAuth1SigningClient::builder);
    objects.put("OAuth1Verifier", OAuth1Verifier::builder);
    objects.put("JdbcAuthorizationStore", JdbcAuthorizationStore::builder);
    objects.put("JdbcNonceStore", JdbcNonceStore::builder);
    objects.put("MmfSandbox", MmfSandbox::builder);
    return objects;
  }

  static Stream<DocumentedDefault> documented() {
    return MODULES.stream().flatMap(module -> DocumentedDefault.of(module).stream());
  }

  @ParameterizedTest
  @MethodSource("documented")
  void documentedDefault_isThatOfTheObject(DocumentedDefault documented) throws Exception {
    Supplier<Object> object = OBJECTS.get(documented.type());
    assertThat(object).as("%s: add an object to the table", documented).isNotNull();

    Meaning.of(documented).check(value(object.get(), documented));
  }

  private static Object value(Object object, DocumentedDefault documented) throws Exception {
    String path = FIELDS.getOrDefault(documented.name(), documented.setter());
    Object value = object;
    for (String name : path.split("\\.", -1)) {
      Field field = field(value.getClass(), name);
      field.setAccessible(true);
      value = field.get(value);
    }
    return value;
  }

  private static Field field(Class<?> type, String name) {
    Set<String> names = Set.of(name, name + "s");
    for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
      for (Field field : owner.getDeclaredFields()) {
        if (names.contains(field.getName())) {
          return field;
        }
      }
    }
    throw new AssertionError(type + " has no field " + name + "; add its name to the table");
  }

  @Test
  void table_hasTheSettingsOfEachClass() {
    Set<String> classes = new TreeSet<>(documented().map(DocumentedDefault::type).toList());

    assertThat(classes).containsExactlyInAnyOrderElementsOf(OBJECTS.keySet());
    assertThat(documented()).hasSizeGreaterThan(90);
  }

  /** A setting that the guide names with its default. */
  private static final Pattern IN_THE_GUIDE =
      Pattern.compile("`(?<name>\\w+)`(?: is the page size)?[,(]? \\(?default (?<text>[^).;|]+)");

  /** A limit in the page of the sandbox that a setting moves. */
  private static final Pattern LIMIT =
      Pattern.compile("(?m)^\\|[^|]*\\| (?<text>[\\d,]+)(?: bytes)? \\(`(?<name>\\w+)`\\) \\|");

  /** The names of parameters on the wire, and the setters of the client. */
  private static final Map<String, String> SETTERS = Map.of("limit", "pageSize");

  @Test
  void defaultsOfTheGuide_areThoseOfJavadoc() {
    Map<String, String> stated = new LinkedHashMap<>();
    documented().forEach(setting -> stated.putIfAbsent(setting.setter(), setting.text()));
    int found = 0;
    for (String page : List.of("guide/files-and-formats.md", "guide/paging.md", "sandbox.md")) {
      String text = DocumentedDefault.read(Path.of("../docs").resolve(page));
      for (Pattern pattern : List.of(IN_THE_GUIDE, LIMIT)) {
        Matcher setting = pattern.matcher(text);
        while (setting.find()) {
          String setter = SETTERS.getOrDefault(setting.group("name"), setting.group("name"));
          assertThat(stated).as(page).containsKey(setter);
          assertThat(stated.get(setter).replace(",", ""))
              .as("%s of %s", setter, page)
              .startsWith(setting.group("text").replace(",", ""));
          found++;
        }
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(5);
  }
}
