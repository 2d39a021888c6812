package io.github.mmfapi.oauth1.feign;

import feign.Body;
import feign.Client;
import feign.CollectionFormat;
import feign.Feign;
import feign.HeaderMap;
import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.RequestLine;
import feign.RequestTemplate;
import io.github.mmfapi.oauth1.Fixtures;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Everything that a Feign interface can declare. */
public interface WireApi {

  @RequestLine("GET /things/{id}?a&b=&fixed=%2B%20+1&list=[1]&a=2&é=ü&x={missing}")
  String literals(@Param("id") String id, @QueryMap Map<String, Object> query);

  @RequestLine(value = "GET /{path}?v={list}", decodeSlash = false)
  String list(@Param("path") String path, @Param("list") List<String> list);

  @RequestLine(value = "GET /?v={list}", collectionFormat = CollectionFormat.CSV)
  String csv(@Param("list") List<String> list);

  @RequestLine(value = "GET /?v={list}", collectionFormat = CollectionFormat.SSV)
  String ssv(@Param("list") List<String> list);

  @RequestLine(value = "GET /?v={list}", collectionFormat = CollectionFormat.TSV)
  String tsv(@Param("list") List<String> list);

  @RequestLine(value = "GET /?v={list}", collectionFormat = CollectionFormat.PIPES)
  String pipes(@Param("list") List<String> list);

  @RequestLine("GET /things")
  String bean(@QueryMap Bean bean);

  @RequestLine("GET /things")
  String encodedMap(@QueryMap Map<String, Object> map, @HeaderMap Map<String, Object> headers);

  @RequestLine("GET /a%20b/./c/../d/é;p=1/%2e%2e/{last}")
  String path(@Param("last") String last);

  @RequestLine("GET /ignored?kept=1")
  String absolute(URI uri);

  @RequestLine("POST /form?fixed=1")
  @Headers("Content-Type: application/x-www-form-urlencoded")
  @Body("a={a}&a=2&b=%C3%A9&c")
  String bodyTemplate(@Param("a") String a);

  @RequestLine("PUT /json")
  @Headers("Content-Type: application/json")
  String json(String json);

  /** A query map as a bean. */
  final class Bean {
    public String getName() {
      return "é [x]&=+";
    }

    public List<String> getMany() {
      return List.of("2", "1", "2", "");
    }
  }

  /** The place of the protocol parameters, and the interceptor or client that signs. */
  record SigningSetup(String name, boolean byInterceptor, Placement placement) {

    Feign.Builder feign(Client transport) {
      Feign.Builder feign = Feign.builder();
      return byInterceptor
          ? feign.client(transport).requestInterceptor(interceptor())
          : feign.client(client(transport)).requestInterceptor(SigningSetup::unsettled);
    }

    OAuth1RequestInterceptor interceptor() {
      return OAuth1RequestInterceptor.builder()
          .signer(signer())
          .credentials(TokenCredentialsProvider.of(Fixtures.TOKEN))
          .placement(placement)
          .build();
    }

    OAuth1SigningClient client(Client transport) {
      return clientBuilder().build(transport);
    }

    OAuth1SigningClient.Builder clientBuilder() {
      return OAuth1SigningClient.builder()
          .signer(signer())
          .credentials(TokenCredentialsProvider.of(Fixtures.TOKEN))
          .placement(placement);
    }

    private static OAuth1Signer signer() {
      return OAuth1Signer.builder().clientCredentials(Fixtures.CLIENT).bodyHash(true).build();
    }

    /** Changes that an interceptor may make last. */
    private static void unsettled(RequestTemplate template) {
      template.query("late", "1 +é");
    }

    @Override
    public String toString() {
      return name + " " + placement;
    }
  }
}
