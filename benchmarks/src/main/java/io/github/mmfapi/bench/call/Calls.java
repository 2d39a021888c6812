package io.github.mmfapi.bench.call;

import com.github.scribejava.core.builder.ServiceBuilder;
import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.model.OAuth1AccessToken;
import com.github.scribejava.core.oauth.OAuth10aService;
import feign.Client;
import feign.Feign;
import feign.RequestInterceptor;
import feign.Response;
import feign.Retryer;
import feign.jackson.JacksonDecoder;
import io.github.mmfapi.bench.decode.Decoding;
import io.github.mmfapi.bench.sign.Sample;
import io.github.mmfapi.client.MmfClient;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.feign.OAuth1SigningClient;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Creates different clients of the same interface and address. */
public final class Calls {
  private final String url;

  public Calls(String url) {
    this.url = url;
  }

  /** Returns a transport that responds to every request immediately with the same body. */
  public static Client responding(byte[] body) {
    return (request, options) ->
        Response.builder()
            .request(request)
            .status(200)
            .headers(Map.of("Content-Type", List.of("application/json")))
            .body(new ByteArrayInputStream(body), body.length)
            .build();
  }

  /** Returns this project's client over a transport. */
  public MmfClient generated(Client transport) {
    return MmfClient.builder()
        .baseUrl(url)
        .clientCredentials(ClientCredentials.of(Sample.CONSUMER_KEY, Sample.CONSUMER_SECRET))
        .tokenCredentials(TokenCredentials.of(Sample.TOKEN, Sample.TOKEN_SECRET))
        .transport(transport, (r, o, c) -> new CompletableFuture<>())
        .build();
  }

  /** Returns Feign with its stock codecs, unsigned. */
  public StockApi unsigned(Client transport) {
    return stock(transport);
  }

  /** Returns Feign with its stock codecs over this project's signing client. */
  public StockApi decorated(Client transport, Placement placement) {
    return stock(signing(transport, placement));
  }

  /** Returns this project's signing client. */
  public static Client signing(Client transport, Placement placement) {
    return OAuth1SigningClient.builder()
        .signer(signer())
        .credentials(credentials())
        .placement(placement)
        .build(transport);
  }

  /** Returns Feign with its stock codecs and this project's interceptor. */
  public StockApi intercepted(Client transport, Placement placement) {
    return stock(
        transport,
        OAuth1RequestInterceptor.builder()
            .signer(signer())
            .credentials(credentials())
            .placement(placement)
            .build());
  }

  /** Returns Feign with its stock codecs and an interceptor that signs with ScribeJava. */
  public StockApi scribe(Client transport) {
    OAuth10aService service =
        new ServiceBuilder(Sample.CONSUMER_KEY)
            .apiSecret(Sample.CONSUMER_SECRET)
            .build(new Endpoints());
    return stock(
        transport,
        new ScribeInterceptor(service, new OAuth1AccessToken(Sample.TOKEN, Sample.TOKEN_SECRET)));
  }

  private StockApi stock(Client transport, RequestInterceptor... interceptors) {
    return Feign.builder()
        .client(transport)
        .decoder(new JacksonDecoder(Decoding.mapper()))
        .requestInterceptors(List.of(interceptors))
        .retryer(Retryer.NEVER_RETRY)
        .target(StockApi.class, url);
  }

  private static OAuth1Signer signer() {
    return OAuth1Signer.builder()
        .clientCredentials(ClientCredentials.of(Sample.CONSUMER_KEY, Sample.CONSUMER_SECRET))
        .build();
  }

  private static TokenCredentialsProvider credentials() {
    return TokenCredentialsProvider.of(TokenCredentials.of(Sample.TOKEN, Sample.TOKEN_SECRET));
  }

  private static final class Endpoints extends DefaultApi10a {
    @Override
    public String getRequestTokenEndpoint() {
      return "";
    }

    @Override
    public String getAccessTokenEndpoint() {
      return "";
    }

    @Override
    protected String getAuthorizationBaseUrl() {
      return "";
    }
  }
}
