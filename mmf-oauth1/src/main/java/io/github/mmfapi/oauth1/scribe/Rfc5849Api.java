package io.github.mmfapi.oauth1.scribe;

import com.github.scribejava.core.builder.api.DefaultApi10a;
import com.github.scribejava.core.extractors.BaseStringExtractor;
import com.github.scribejava.core.model.OAuthRequest;
import com.github.scribejava.core.services.SignatureService;
import com.github.scribejava.core.services.TimestampService;
import io.github.mmfapi.oauth1.BaseString;
import io.github.mmfapi.oauth1.NonceGenerator;
import io.github.mmfapi.oauth1.Parameter;
import io.github.mmfapi.oauth1.SignatureMethod;
import io.github.mmfapi.oauth1.internal.UnixTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Gives ScribeJava signatures that follow RFC 5849. Extend it instead of {@link DefaultApi10a},
 * name the three addresses of your server, and pass the instance to ScribeJava's {@code
 * ServiceBuilder}:
 *
 * <pre>{@code
 * final class PhotosApi extends Rfc5849Api {
 *   @Override
 *   public String getRequestTokenEndpoint() {
 *     return "https://photos.example.net/initiate";
 *   }
 *
 *   @Override
 *   public String getAccessTokenEndpoint() {
 *     return "https://photos.example.net/token";
 *   }
 *
 *   @Override
 *   protected String getAuthorizationBaseUrl() {
 *     return "https://photos.example.net/authorize";
 *   }
 * }
 *
 * OAuth10aService service = new ServiceBuilder(key).apiSecret(secret).build(new PhotosApi());
 * }</pre>
 *
 * <p>ScribeJava's own base string sorts parameters before it encodes them, keeps hosts in upper
 * case and loses text after a second {@code =}; its nonces may repeat. Base string, nonces,
 * timestamps and signature methods here are those of this library. Immutable and safe for use by
 * several threads if the subclass is.
 */
public abstract class Rfc5849Api extends DefaultApi10a {
  private final SignatureMethod signatureMethod;
  private final Clock clock;
  private final NonceGenerator nonceGenerator;

  /** Creates an API that signs with HMAC-SHA1, the system's clock and random nonces. */
  protected Rfc5849Api() {
    this(SignatureMethod.hmacSha1(), Clock.systemUTC(), NonceGenerator.secureRandom());
  }

  /**
   * Creates an API.
   *
   * @param signatureMethod computes the signatures
   * @param clock the clock of {@code oauth_timestamp}, in whole seconds since 1970 UTC
   * @param nonceGenerator creates each {@code oauth_nonce}
   * @throws NullPointerException if one of them is null
   */
  protected Rfc5849Api(
      SignatureMethod signatureMethod, Clock clock, NonceGenerator nonceGenerator) {
    this.signatureMethod = Objects.requireNonNull(signatureMethod, "signatureMethod");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.nonceGenerator = Objects.requireNonNull(nonceGenerator, "nonceGenerator");
  }

  /**
   * Returns the signature method.
   *
   * @return the method given to the constructor
   */
  public final SignatureMethod signatureMethod() {
    return signatureMethod;
  }

  /**
   * Returns the extractor of the signature base string (RFC 5849 section 3.4.1).
   *
   * @return an extractor that throws {@link IllegalArgumentException} if the URL of the request is
   *     not absolute, or its query not percent-encoded UTF-8
   */
  @Override
  public BaseStringExtractor getBaseStringExtractor() {
    return Rfc5849Api::baseString;
  }

  /**
   * Returns the signature service.
   *
   * @return a service that signs with {@link #signatureMethod()}
   */
  @Override
  public SignatureService getSignatureService() {
    return new SignatureService() {
      @Override
      public String getSignature(String baseString, String clientSecret, String tokenSecret) {
        return signatureMethod.sign(baseString, clientSecret, tokenSecret);
      }

      @Override
      public String getSignatureMethod() {
        return signatureMethod.name();
      }
    };
  }

  /**
   * Returns the source of timestamps and nonces (RFC 5849 section 3.3).
   *
   * @return a service over the clock and the nonce generator given to the constructor
   */
  @Override
  public TimestampService getTimestampService() {
    return new TimestampService() {
      @Override
      public String getTimestampInSeconds() {
        return Long.toString(UnixTime.seconds(clock));
      }

      @Override
      public String getNonce() {
        return nonceGenerator.nonce();
      }
    };
  }

  private static String baseString(OAuthRequest request) {
    List<Parameter> parameters = new ArrayList<>();
    request
        .getOauthParameters()
        .forEach((name, value) -> parameters.add(new Parameter(name, value)));
    request
        .getBodyParams()
        .getParams()
        .forEach(p -> parameters.add(new Parameter(p.getKey(), p.getValue())));
    return BaseString.of(request.getVerb().name(), request.getCompleteUrl(), parameters);
  }
}
