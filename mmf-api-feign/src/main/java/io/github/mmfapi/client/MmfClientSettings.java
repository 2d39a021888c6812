package io.github.mmfapi.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import feign.Request;
import feign.Retryer;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.oauth1.TokenCredentialsProvider;
import java.net.URI;
import java.time.Clock;
import java.util.function.Consumer;

/** What {@link MmfClientBuilder} gathered, checked. */
record MmfClientSettings(
    URI baseUrl,
    ClientCredentials clientCredentials,
    TokenCredentialsProvider tokenCredentials,
    Placement placement,
    Clock clock,
    Request.Options options,
    Retryer retryer,
    ObjectMapper mapper,
    OutputFormat outputFormat,
    Consumer<SignedRequest> signatureListener) {

  MmfClientSettings withTokenCredentials(TokenCredentialsProvider other) {
    return new MmfClientSettings(
        baseUrl,
        clientCredentials,
        other,
        placement,
        clock,
        options,
        retryer,
        mapper,
        outputFormat,
        signatureListener);
  }
}
