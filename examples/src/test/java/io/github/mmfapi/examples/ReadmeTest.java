package io.github.mmfapi.examples;

import static org.assertj.core.api.Assertions.assertThat;

import feign.Feign;
import feign.Param;
import feign.RequestInterceptor;
import feign.RequestLine;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.OAuth1Signer;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.TokenCredentials;
import io.github.mmfapi.oauth1.feign.OAuth1RequestInterceptor;
import io.github.mmfapi.oauth1.feign.TokenCredentialsProvider;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

/** The code of mmf-oauth1/README.md. */
class ReadmeTest {
  @Test
  void tenLines_areVerified() {
    String key = ProviderServer.APPLICATION.key();
    String secret = ProviderServer.APPLICATION.secret();
    String token = ProviderServer.TOKEN.token();
    String tokenSecret = ProviderServer.TOKEN.secret();
    try (ProviderServer server =
        ProviderServer.start(call -> call.path(), SignatureMethod.hmacSha1())) {
      String url = server.url().toString();
      // docs: ten-lines
      interface Photos {
        @RequestLine("GET /photos/{id}")
        String photo(@Param("id") String id);
      }

      OAuth1Signer signer =
          OAuth1Signer.builder().clientCredentials(ClientCredentials.of(key, secret)).build();
      Photos photos =
          Feign.builder()
              .requestInterceptor(
                  OAuth1RequestInterceptor.builder()
                      .signer(signer)
                      .credentials(
                          TokenCredentialsProvider.of(TokenCredentials.of(token, tokenSecret)))
                      .build())
              .target(Photos.class, url);
      // end
      assertThat(photos.photo("7")).isEqualTo("/photos/7");

      RequestInterceptor bean =
          new PhotosConfiguration()
              .oauth1(signer, TokenCredentialsProvider.of(ProviderServer.TOKEN));
      assertThat(Feign.builder().requestInterceptor(bean).target(Photos.class, url).photo("8"))
          .isEqualTo("/photos/8");
    }
  }

  // docs: spring
  static class PhotosConfiguration {
    @Bean
    RequestInterceptor oauth1(OAuth1Signer signer, TokenCredentialsProvider credentials) {
      return OAuth1RequestInterceptor.builder().signer(signer).credentials(credentials).build();
    }
  }

  // end
}
