package io.github.mmfapi.client;

import feign.Capability;
import feign.Logger;
import feign.Request;
import io.github.mmfapi.oauth1.ClientCredentials;
import io.github.mmfapi.oauth1.Placement;
import io.github.mmfapi.oauth1.SignedRequest;
import io.github.mmfapi.wire.OutputFormat;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** What {@link MmfClientBuilder} gathered, checked; the same for all users of a client. */
record MmfClientSettings(
    URI baseUrl,
    ClientCredentials clientCredentials,
    Placement placement,
    Clock clock,
    Request.Options options,
    JsonOutputs outputs,
    OutputFormat outputFormat,
    Logger.Level logLevel,
    List<Capability> capabilities,
    Consumer<SignedRequest> signatureListener) {}
