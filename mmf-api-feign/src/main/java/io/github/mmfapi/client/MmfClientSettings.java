package io.github.mmfapi.client;

import feign.Capability;
import feign.Logger;
import feign.Request;
import io.github.mmfapi.client.call.RetryPolicy;
import io.github.mmfapi.client.call.Sleeper;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.ClockSkewPolicy;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Holds the checked settings of {@link MmfClientBuilder} that each call needs. */
record MmfClientSettings(
    URI baseUrl,
    ClientCredentials clientCredentials,
    Placement placement,
    Clock clock,
    ClockSkewPolicy clockSkewPolicy,
    Request.Options options,
    long maxResponseSize,
    RetryPolicy retryPolicy,
    Sleeper sleeper,
    Logger.Level logLevel,
    List<Capability> capabilities,
    Consumer<SignedRequest> signatureListener) {}
